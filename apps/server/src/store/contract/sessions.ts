import { expect, it } from 'vitest';
import { NoSuchSession, SessionExists, type Store } from '../store.ts';
import {
  bytesOf,
  historyTexts,
  makeLink,
  makeMessage,
  makeRecord,
  makeSession,
  NOWHERE,
  OTHER_SESSION,
  records,
  SESSION,
  tailTexts,
} from './fixtures.ts';

export function describeSessions(store: () => Store): void {
  it('a created session is read back with all it was given', async () => {
    const session = makeSession({
      name: `Tom's "Δ" 🚀`,
      createdAt: 1_700_000_000_123,
      updatedAt: 1_700_000_000_124,
    });
    await store().createSession(session, [], []);
    expect(await store().readSession(SESSION)).toEqual(session);
  });

  it('an unknown session is undefined, and loading it an error rather than an empty document', async () => {
    expect(await store().readSession(NOWHERE)).toBeUndefined();
    await expect(store().loadDocument(NOWHERE)).rejects.toThrow(NoSuchSession);
  });

  it('a taken id is refused and what is there stays as it is', async () => {
    await store().createSession(makeSession({ name: 'first' }), [makeLink('link-1')], records('kept'));
    const again = store().createSession(
      makeSession({ name: 'second' }),
      [makeLink('link-2')],
      records('lost'),
    );
    await expect(again).rejects.toThrow(SessionExists);
    expect(await store().readSession(SESSION)).toMatchObject({ name: 'first' });
    expect((await store().listLinks(SESSION)).map(({ id }) => id)).toEqual(['link-1']);
    expect(await tailTexts(store())).toEqual(['kept']);
  });

  it('creating is all or nothing', async () => {
    const badRecords = [...records('good'), { ...makeRecord('bad'), at: Number.NaN }];
    await expect(store().createSession(makeSession(), [makeLink('link-1')], badRecords)).rejects.toThrow(
      RangeError,
    );
    expect(await store().readSession(SESSION)).toBeUndefined();
    expect(await store().listLinks(SESSION)).toEqual([]);
  });

  it('of two that create the same id at once, one wins', async () => {
    const outcomes = await Promise.allSettled([
      store().createSession(makeSession({ name: 'one' }), [], []),
      store().createSession(makeSession({ name: 'two' }), [], []),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(await store().readSession(SESSION)).toMatchObject({ name: 'one' });
  });

  it('is renamed; what is not there cannot be', async () => {
    await store().createSession(makeSession(), [], []);
    await store().renameSession(SESSION, 'new name');
    expect(await store().readSession(SESSION)).toEqual(makeSession({ name: 'new name' }));
    await expect(store().renameSession(NOWHERE, 'x')).rejects.toThrow(NoSuchSession);
  });

  it('a deleted session is gone with all it had, and its id starts empty when it is used again', async () => {
    await store().createSession(makeSession(), [makeLink('link-1')], records('a', 'b', 'c'));
    await store().appendChat(SESSION, makeMessage('m1'));
    await store().compact(SESSION, bytesOf('a+b'), 2);
    await store().deleteSession(SESSION);
    expect(await store().readSession(SESSION)).toBeUndefined();
    expect(await store().listLinks(SESSION)).toEqual([]);
    expect(await store().readChat(SESSION, 10)).toEqual([]);
    await expect(store().append(SESSION, records('late'))).rejects.toThrow(NoSuchSession);

    await store().createSession(makeSession(), [], records('new'));
    expect(await store().loadDocument(SESSION)).toMatchObject({ snapshot: null, snapshotUpTo: 0 });
    expect(await tailTexts(store())).toEqual(['new']);
    expect(await historyTexts(store())).toEqual(['new']);
    expect(await store().listLinks(SESSION)).toEqual([]);
    expect(await store().readChat(SESSION, 10)).toEqual([]);
  });

  it('deleting one leaves the others alone; deleting what is not there is fine', async () => {
    await store().createSession(makeSession(), [], records('a'));
    await store().createSession(makeSession({ id: OTHER_SESSION }), [], records('b'));
    await store().deleteSession(SESSION);
    await store().deleteSession(SESSION);
    expect(await tailTexts(store(), OTHER_SESSION)).toEqual(['b']);
  });
}
