import type { LinkId } from '@coedit/protocol';
import { expect, it } from 'vitest';
import { NoSuchSession, type PersonRecord, type Store } from '../store.ts';
import { everyByte, makeSession, NOWHERE, OTHER_SESSION, SESSION } from './fixtures.ts';

export function describePeople(store: () => Store): void {
  const link = 'link-one' as LinkId;
  const ann: PersonRecord = { personHash: everyByte(32), linkId: link, role: 'viewer', at: 111 };
  const ben: PersonRecord = { ...ann, personHash: everyByte(32).reverse(), role: null, at: 222 };

  it('are listed in the order of their first record, with every field', async () => {
    await store().createSession(makeSession(), [], []);
    for (const person of [ben, ann]) await store().setPerson(SESSION, person);
    expect(await store().listPeople(SESSION)).toEqual([ben, ann]);
  });

  it('a newer record takes the place of the one of the same person and link, and of no other', async () => {
    await store().createSession(makeSession(), [], []);
    const byAnotherLink = { ...ann, linkId: 'link-two' as LinkId };
    for (const person of [ann, byAnotherLink, ben]) await store().setPerson(SESSION, person);
    const removed = { ...ann, role: null, at: 333 };
    await store().setPerson(SESSION, removed);
    expect(await store().listPeople(SESSION)).toEqual([removed, byAnotherLink, ben]);
  });

  it('belong to one session, and go with it', async () => {
    await store().createSession(makeSession(), [], []);
    await store().createSession(makeSession({ id: OTHER_SESSION }), [], []);
    await store().setPerson(SESSION, ann);
    expect(await store().listPeople(OTHER_SESSION)).toEqual([]);
    await store().deleteSession(SESSION);
    expect(await store().listPeople(SESSION)).toEqual([]);
    await store().createSession(makeSession(), [], []);
    expect(await store().listPeople(SESSION)).toEqual([]);
  });

  it('need a session to be written, none to be read', async () => {
    await expect(store().setPerson(NOWHERE, ann)).rejects.toThrow(NoSuchSession);
    expect(await store().listPeople(NOWHERE)).toEqual([]);
  });

  it('what was handed over may be changed afterwards', async () => {
    await store().createSession(makeSession(), [], []);
    const personHash = everyByte(32);
    const kept = store().setPerson(SESSION, { ...ann, personHash });
    personHash.fill(0);
    await kept;
    expect(await store().listPeople(SESSION)).toEqual([ann]);
  });
}
