import {
  CloseCode,
  encodeSyncMessage,
  type FileId,
  type LinkId,
  type SessionId,
  SyncKind,
} from '@coedit/protocol';
import { describe, expect, it, vi } from 'vitest';
import { DocumentBroken } from '../document/document.ts';
import { NoSuchSession, StoreDamaged, StoreUnavailable } from '../store/store.ts';
import { RegistryClosed } from './registry.ts';
import { SessionEnded } from './session.ts';
import { settled } from './testing/fake-clock.ts';
import { FakeConnection } from './testing/fake-connection.ts';
import { FakeInstance, FILE, LINGER_MS, SESSION } from './testing/fake-instance.ts';

describe('opening', () => {
  it('is single-flight: all who come while a session is loaded get the same one', async () => {
    const instance = await FakeInstance.withSession();
    const goOn = instance.store.holdLoads();
    const all = Promise.all([1, 2, 3].map(() => instance.registry.use(SESSION, (session) => session)));
    await settled();
    expect(instance.registry.live(SESSION)).toBeNull();
    goOn();
    expect(new Set(await all).size).toBe(1);
    expect(instance.store.loads).toBe(1);
  });

  it('fails for an unknown session', async () => {
    const instance = new FakeInstance();
    await expect(instance.registry.use('unknown-session' as SessionId, () => 1)).rejects.toThrow(
      NoSuchSession,
    );
    expect(instance.registry.liveSessions).toBe(0);
  });

  it.each([new StoreDamaged('record 7'), new StoreUnavailable('gone')])(
    'is an error when loading fails (%s), never an empty document, and is tried anew by the next',
    async (error) => {
      const instance = await FakeInstance.withSession();
      instance.store.loadError = error;
      await expect(instance.join()).rejects.toBe(error);
      await expect(instance.join()).rejects.toBe(error);
      expect(instance.registry.liveSessions).toBe(0);
      instance.store.loadError = null;
      const ada = await instance.join();
      expect(instance.registry.live(SESSION)?.document.files()).toHaveLength(1);
      expect(ada.participant.userId).toBe(1);
    },
  );

  it('is refused once the server drains', async () => {
    const instance = await FakeInstance.withSession();
    await instance.registry.close();
    await expect(instance.join()).rejects.toThrow(RegistryClosed);
  });
});

describe('replacing what is stored', () => {
  it('an edit by HTTP meanwhile is saved or refused, never told saved and dropped', async () => {
    const instance = await FakeInstance.withSession();
    const session = await instance.registry.use(SESSION, (live) => live);
    const notice = { code: 'restored', text: 'It was restored.' } as const;
    const told: string[] = [];
    const edits: Promise<void>[] = [];
    instance.store.holding = true;
    edits.push(session.edit({ name: 'HTTP', linkId: '' }, (doc) => doc.getText(FILE).insert(0, 'first')));
    await settled();
    const replacing = instance.registry.replace(SESSION, notice, async () => undefined);
    await settled();
    instance.store.release();
    // One in each moment from the last commit on.
    for (let step = 0; step < 60; step++) {
      const word = `<${step}>`;
      const edit = session.edit({ name: 'HTTP', linkId: '' }, (doc) => doc.getText(FILE).insert(0, word));
      edits.push(
        edit.then(
          () => void told.push(word),
          () => undefined,
        ),
      );
      await Promise.resolve();
    }
    await replacing;
    await Promise.all(edits);
    const stored = await instance.storedText();
    expect(told.filter((word) => !stored.includes(word))).toEqual([]);
  });

  it('lets nobody into the session that goes', async () => {
    const instance = await FakeInstance.withSession();
    const ada = await instance.join();
    const old = instance.registry.live(SESSION)!;
    instance.store.holding = true;
    ada.type('a');
    const notice = { code: 'restored', text: 'It was restored.' } as const;
    const replacing = instance.registry.replace(SESSION, notice, async () => undefined);
    await settled();
    const admission = {
      linkId: 'link' as LinkId,
      role: 'editor',
      expiresAt: null,
      personHash: null,
    } as const;
    expect(() => old.join(new FakeConnection('page'), admission)).toThrow(SessionEnded);
    instance.store.release();
    await replacing;
    expect(await instance.storedText()).toBe('a');
  });

  it('is one at a time, however many ask at once', async () => {
    const instance = await FakeInstance.withSession();
    const notice = { code: 'restored', text: 'It was restored.' } as const;
    let underWay = 0;
    let most = 0;
    const work = async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await settled();
      underWay -= 1;
    };
    await Promise.all([1, 2, 3, 4].map(() => instance.registry.replace(SESSION, notice, work)));
    expect(most).toBe(1);
  });
});

describe('unloading', () => {
  it('comes a while after the last person left, not before', async () => {
    const instance = await FakeInstance.withSession();
    const ada = await instance.join();
    await instance.clock.pass(10 * LINGER_MS);
    expect(instance.registry.liveSessions).toBe(1);
    ada.leave();
    await instance.clock.pass(LINGER_MS - 1);
    expect(instance.registry.liveSessions).toBe(1);
    await instance.clock.pass(1);
    expect(instance.registry.liveSessions).toBe(0);
    expect(instance.clock.timers).toBe(0);
  });

  it('never happens while something is not saved', async () => {
    const instance = await FakeInstance.withSession();
    const ada = await instance.join();
    instance.store.full = true;
    ada.type('precious');
    ada.leave();
    await instance.clock.pass(20 * LINGER_MS, 1_000);
    expect(instance.registry.liveSessions).toBe(1);
    instance.store.full = false;
    await instance.clock.pass(5_000, 1_000);
    expect(await instance.storedText()).toBe('precious');
    await instance.clock.pass(LINGER_MS);
    expect(instance.registry.liveSessions).toBe(0);
  });

  it('never happens under somebody who uses it', async () => {
    const instance = await FakeInstance.withSession();
    let done = (): void => undefined;
    const use = instance.registry.use(SESSION, () => new Promise<void>((resolve) => (done = resolve)));
    (await instance.join()).leave();
    await instance.clock.pass(10 * LINGER_MS);
    expect(instance.registry.liveSessions).toBe(1);
    done();
    await use;
    await instance.clock.pass(LINGER_MS);
    expect(instance.registry.liveSessions).toBe(0);
  });

  it('is called off when somebody comes meanwhile', async () => {
    const instance = await FakeInstance.withSession();
    (await instance.join()).leave();
    await instance.clock.pass(LINGER_MS - 1);
    const ada = await instance.join();
    await instance.clock.pass(LINGER_MS);
    expect(instance.registry.liveSessions).toBe(1);
    expect(instance.store.loads).toBe(1);
    expect(ada.connection.closedWith).toBeNull();
  });

  it('folds a short tail first; who comes during that waits and gets it loaded anew', async () => {
    const instance = await FakeInstance.withSession();
    const ada = await instance.join();
    for (let count = 0; count < 60; count += 1) {
      ada.type('x');
      await settled();
    }
    ada.leave();
    instance.clock.advance(LINGER_MS);
    const ben = await instance.join();
    expect((await instance.store.loadDocument(SESSION)).snapshotUpTo).toBeGreaterThanOrEqual(60);
    expect(instance.store.loads).toBe(3);
    ben.read();
    ben.sendStep2();
    expect(instance.registry.live(SESSION)?.document.text(FILE as FileId)).toBe('x'.repeat(60));
    expect(ben.connection.closedWith).toBeNull();
  });
});

describe('deleting', () => {
  it('tells everyone, disconnects them and forgets the session', async () => {
    const instance = await FakeInstance.withSession();
    const ada = await instance.join();
    await instance.registry.delete(SESSION);
    expect(ada.connection.notices.map(({ code }) => code)).toEqual(['session-deleted']);
    expect(ada.connection.closedWith?.code).toBe(CloseCode.NoSuchSession);
    expect(instance.registry.liveSessions).toBe(0);
    await expect(instance.join()).rejects.toThrow(NoSuchSession);
    ada.leave();
    expect(instance.clock.timers).toBe(0);
  });

  it('leaves everything as it is when the store cannot', async () => {
    const instance = await FakeInstance.withSession();
    const ada = await instance.join();
    instance.store.full = true;
    await expect(instance.registry.delete(SESSION)).rejects.toThrow(StoreUnavailable);
    instance.store.full = false;
    expect(ada.connection.closedWith).toBeNull();
    ada.type('still here');
    await settled();
    expect(await instance.storedText()).toBe('still here');
  });

  it('leaves no session to nobody when it is being loaded at that moment', async () => {
    const instance = await FakeInstance.withSession();
    const goOn = instance.store.holdLoads();
    const joining = instance.join().catch((error: Error) => error);
    await settled();
    const deleting = instance.registry.delete(SESSION);
    goOn();
    await deleting;
    const joined = await joining;
    if (!(joined instanceof Error)) expect(joined.connection.closedWith?.code).toBe(CloseCode.NoSuchSession);
    expect(instance.registry.liveSessions).toBe(0);
  });

  it('of what is not there is fine', async () => {
    await new FakeInstance().registry.delete('unknown-session' as SessionId);
  });
});

describe('closing', () => {
  it('saves first, then tells everyone 1012', async () => {
    const instance = await FakeInstance.withSession();
    const ada = await instance.join();
    instance.store.holding = true;
    ada.type('last words');
    const closing = instance.registry.close();
    await settled();
    expect(ada.connection.notices.map(({ code }) => code)).toEqual(['restarting']);
    expect(ada.connection.closedWith).toBeNull();
    instance.store.release();
    await closing;
    expect(ada.connection.closedWith).toEqual({ code: CloseCode.Restarting, reason: 'restarting' });
    expect(await instance.storedText()).toBe('last words');
    expect(instance.registry.draining).toBe(true);
    await instance.registry.close();
  });
});

describe('a document that cannot be trusted', () => {
  it('is loaded anew, but only when its journal is through', async () => {
    const instance = await FakeInstance.withSession();
    const ada = await instance.join();
    instance.store.holding = true;
    ada.type('a');
    await settled();
    const broken = instance.registry.live(SESSION)!;
    vi.spyOn(broken.document, 'apply').mockImplementation(() => {
      throw new DocumentBroken('as the test says');
    });
    ada.type('b');
    expect(ada.connection.closedWith).toEqual({ code: CloseCode.Restarting, reason: 'reloading' });
    ada.leave();
    const joining = instance.join();
    await settled();
    expect(instance.store.loads).toBe(1);
    instance.store.release();
    const back = await joining;
    expect(instance.registry.live(SESSION)).not.toBe(broken);
    back.read();
    expect(back.text).toBe('');
    back.connection.clear();
    back.send(encodeSyncMessage(SyncKind.Step1, new Uint8Array([0])));
    back.read();
    expect(back.text).toBe('a');
    expect(await instance.storedText()).toBe('a');
  });
});
