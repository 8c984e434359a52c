import { expect, it } from 'vitest';
import { NoSuchSession, type Store } from '../store.ts';
import { makeMessage, makeSession, NOWHERE, OTHER_SESSION, SESSION } from './fixtures.ts';

export function describeChat(store: () => Store): void {
  it('gives the latest messages, oldest first, as they were', async () => {
    await store().createSession(makeSession(), [], []);
    const messages = ['m1', 'm2', 'm3'].map((id) => makeMessage(id, `text of ${id}\n🚀`));
    for (const message of messages) await store().appendChat(SESSION, message);
    expect(await store().readChat(SESSION, 10)).toEqual(messages);
    expect(await store().readChat(SESSION, 2)).toEqual(messages.slice(1));
    expect(await store().readChat(SESSION, 0)).toEqual([]);
    expect(await store().readChat(SESSION, 1, 'm3')).toEqual(messages.slice(1, 2));
    expect(await store().readChat(SESSION, 10, 'm3')).toEqual(messages.slice(0, 2));
    expect(await store().readChat(SESSION, 10, 'm1')).toEqual([]);
    expect(await store().readChat(SESSION, 10, 'none')).toEqual([]);
    await store().createSession(makeSession({ id: OTHER_SESSION }), [], []);
    await store().appendChat(OTHER_SESSION, makeMessage('m9'));
    expect(await store().readChat(SESSION, 10, 'm9')).toEqual([]);
  });

  it('a message sent again changes nothing; the same id in another session is another message', async () => {
    await store().createSession(makeSession(), [], []);
    await store().createSession(makeSession({ id: OTHER_SESSION }), [], []);
    const first = makeMessage('m1', 'first');
    expect(await store().appendChat(SESSION, first)).toBeNull();
    expect(await store().appendChat(SESSION, makeMessage('m2', 'second'))).toBeNull();
    expect(await store().appendChat(SESSION, makeMessage('m1', 'again'))).toEqual(first);
    expect(await store().appendChat(OTHER_SESSION, makeMessage('m1', 'elsewhere'))).toBeNull();
    expect((await store().readChat(SESSION, 10)).map(({ text }) => text)).toEqual(['first', 'second']);
    expect((await store().readChat(OTHER_SESSION, 10)).map(({ text }) => text)).toEqual(['elsewhere']);
  });

  it('a message is emptied by the person who said it, by nobody else, and keeps its place', async () => {
    const [ann, bob] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
    await store().createSession(makeSession(), [], []);
    await store().createSession(makeSession({ id: OTHER_SESSION }), [], []);
    await store().appendChat(SESSION, makeMessage('m1', 'first'), ann);
    await store().appendChat(SESSION, makeMessage('m2', 'second'));
    expect(await store().retractChat(SESSION, 'm1', bob)).toBeNull();
    expect(await store().retractChat(SESSION, 'm2', ann)).toBeNull();
    expect(await store().retractChat(SESSION, 'm3', ann)).toBeNull();
    expect(await store().retractChat(OTHER_SESSION, 'm1', ann)).toBeNull();
    expect((await store().readChat(SESSION, 10)).map(({ text }) => text)).toEqual(['first', 'second']);
    expect(await store().retractChat(SESSION, 'm1', ann)).toEqual(makeMessage('m1', 'first'));
    expect(await store().readChat(SESSION, 10)).toEqual([makeMessage('m1', ''), makeMessage('m2', 'second')]);
    await store().appendChat(SESSION, makeMessage('m1', 'again'), ann);
    expect((await store().readChat(SESSION, 1)).map(({ id }) => id)).toEqual(['m2']);
    await expect(store().retractChat(NOWHERE, 'm1', ann)).rejects.toThrow(NoSuchSession);
  });

  it('for nobody in particular a message is emptied whoever said it, and told as it was', async () => {
    await store().createSession(makeSession(), [], []);
    await store().createSession(makeSession({ id: OTHER_SESSION }), [], []);
    await store().appendChat(SESSION, makeMessage('m1', 'first'), new Uint8Array(32).fill(1));
    await store().appendChat(SESSION, makeMessage('m2', 'second'));
    await store().appendChat(OTHER_SESSION, makeMessage('m1', 'elsewhere'));
    expect(await store().retractChat(SESSION, 'm1', null)).toEqual(makeMessage('m1', 'first'));
    expect(await store().retractChat(SESSION, 'm2', null)).toEqual(makeMessage('m2', 'second'));
    expect(await store().retractChat(SESSION, 'm2', null)).toEqual(makeMessage('m2', ''));
    expect(await store().retractChat(SESSION, 'm3', null)).toBeNull();
    expect((await store().readChat(SESSION, 10)).map(({ text }) => text)).toEqual(['', '']);
    expect((await store().readChat(OTHER_SESSION, 10)).map(({ text }) => text)).toEqual(['elsewhere']);
  });

  it('needs a session to be written, none to be read', async () => {
    await expect(store().appendChat(NOWHERE, makeMessage('m1'))).rejects.toThrow(NoSuchSession);
    expect(await store().readChat(NOWHERE, 10)).toEqual([]);
  });
}
