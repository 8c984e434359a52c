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
  });

  it('a message sent again changes nothing; the same id in another session is another message', async () => {
    await store().createSession(makeSession(), [], []);
    await store().createSession(makeSession({ id: OTHER_SESSION }), [], []);
    await store().appendChat(SESSION, makeMessage('m1', 'first'));
    await store().appendChat(SESSION, makeMessage('m2', 'second'));
    await store().appendChat(SESSION, makeMessage('m1', 'again'));
    await store().appendChat(OTHER_SESSION, makeMessage('m1', 'elsewhere'));
    expect((await store().readChat(SESSION, 10)).map(({ text }) => text)).toEqual(['first', 'second']);
    expect((await store().readChat(OTHER_SESSION, 10)).map(({ text }) => text)).toEqual(['elsewhere']);
  });

  it('needs a session to be written, none to be read', async () => {
    await expect(store().appendChat(NOWHERE, makeMessage('m1'))).rejects.toThrow(NoSuchSession);
    expect(await store().readChat(NOWHERE, 10)).toEqual([]);
  });
}
