import { encodeAskMessage, encodeSyncMessage, type Role, SyncKind } from '@coedit/protocol';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Client, FakeInstance, SESSION } from './testing/fake-instance.ts';

/** More than would end the connection of someone who knows that they may not edit. */
const MANY = 60;

async function demoted(): Promise<{ instance: FakeInstance; ada: Client; ben: Client }> {
  const instance = await FakeInstance.withSession();
  const [ada, ben] = [await instance.join('owner'), await instance.join()];
  ben.read();
  ben.sendStep2();
  instance.registry.live(SESSION)?.standing.changeRole(ben.participant, 'viewer');
  return { instance, ada, ben };
}

describe('a role that changes while its holder types', () => {
  it('holds what was on its way against nobody; who still tries long after is cut off', async () => {
    const { instance, ada, ben } = await demoted();
    for (let count = 0; count < MANY; count++) ben.type('x');
    expect(ben.connection.closedWith).toBeNull();
    expect(ben.connection.notices.map(({ code }) => code)).toContain('read-only');
    ada.read();
    expect(ada.text).toBe('');
    await instance.clock.pass(11_000);
    for (let count = 0; count < MANY; count++) ben.type('x');
    expect(ben.connection.closedWith).toEqual({ code: 1008, reason: 'read-only' });
  });

  it('given back, it asks for what was refused, and that is saved', async () => {
    const { instance, ada, ben } = await demoted();
    ben.type('kept');
    ben.connection.clear();
    instance.registry.live(SESSION)?.standing.changeRole(ben.participant, 'editor');
    const [asked] = ben.connection.syncs(SyncKind.Step1);
    expect(asked).toBeDefined();
    ben.send(encodeSyncMessage(SyncKind.Step2, Y.encodeStateAsUpdate(ben.doc, asked)));
    ada.read();
    expect(ada.text).toBe('kept');
    await instance.clock.pass(1_000, 100);
    expect(await instance.storedText()).toBe('kept');
    expect(ben.connection.saved.at(-1)).toBe(3);
  });
});

describe('a role that somebody has already', () => {
  const ask = encodeAskMessage(true);

  it('is an answer to what they, or the same person elsewhere, asked', async () => {
    const instance = await FakeInstance.withSession();
    const [ada, vic] = [await instance.join('owner'), await instance.join('viewer')];
    const give = (person: Client, role: Role) =>
      instance.registry.live(SESSION)?.standing.changeRole(person.participant, role);
    vic.send(ask);
    expect(ada.connection.asking.at(-1)).toEqual([vic.participant.userId]);
    give(vic, 'viewer');
    expect([ada.connection.asking.at(-1), vic.connection.asking.at(-1)]).toEqual([[], []]);
    expect(vic.connection.notices.map(({ code }) => code)).toContain('ask-declined');
  });

  it('who comes by a link that may edit asks no more by the other', async () => {
    const instance = await FakeInstance.withSession();
    const personHash = new Uint8Array(32).fill(2);
    const [ada, vic] = [await instance.join('owner'), await instance.join('viewer', { personHash })];
    vic.send(ask);
    expect(ada.connection.asking.at(-1)).toEqual([vic.participant.userId]);
    await instance.join('editor', { personHash });
    expect(ada.connection.asking.at(-1)).toEqual([]);
  });
});
