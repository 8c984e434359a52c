import { encodeSyncMessage, SyncKind } from '@coedit/protocol';
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
