import {
  CloseCode,
  decoderOf,
  encodeHelloMessage,
  encodePingMessage,
  encodeSyncMessage,
  MessageType,
  readUint,
  readWelcomeBody,
  SyncKind,
} from '@coedit/protocol';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { StoreUnavailable } from '../store/store.ts';
import { settled } from './testing/fake-clock.ts';
import { FakeInstance, FILE, LINEAGE, SESSION } from './testing/fake-instance.ts';

describe('joining', () => {
  it('is welcomed first, asked for its state, and told who is here', async () => {
    const instance = await FakeInstance.withSession();
    const ada = await instance.join('viewer');
    const body = decoderOf(ada.connection.sent[0]!);
    expect(readUint(body)).toBe(MessageType.Welcome);
    expect(readWelcomeBody(body)).toMatchObject({
      protocolVersion: 1,
      userId: 1,
      role: 'viewer',
      sessionName: 'A session',
      lineage: LINEAGE,
      serverTime: instance.clock.now(),
    });
    instance.clock.advance(16);
    // Everyone who is here, then that somebody has joined.
    const { Welcome, Sync, Participants } = MessageType;
    expect(ada.connection.types).toEqual([Welcome, Sync, Participants, Participants]);
  });

  it('is refused when the session is full', async () => {
    const instance = await FakeInstance.withSession({ limits: { participants: 2 } });
    const ada = await instance.join();
    await instance.join();
    await expect(instance.join()).rejects.toThrow(/at most 2/u);
    ada.leave();
    await instance.join();
  });

  it('ends when the link expires', async () => {
    const instance = await FakeInstance.withSession();
    const hour = 3600 * 1000;
    const ada = await instance.join('editor', { expiresAt: instance.clock.now() + hour });
    // Later than a timer can wait for: the clock of the tests refuses it as the real one does.
    await instance.join('editor', { expiresAt: instance.clock.now() + 10_000 * hour });
    instance.clock.advance(hour - 1);
    expect(ada.connection.closedWith).toBeNull();
    instance.clock.advance(1);
    expect(ada.connection.closedWith).toEqual({ code: CloseCode.LinkExpired, reason: 'link-expired' });
    expect(ada.connection.notices.map(({ code }) => code)).toEqual(['link-expired']);
  });

  it('leaves others alone when one link ends', async () => {
    const instance = await FakeInstance.withSession();
    const [ada, ben] = [await instance.join('editor'), await instance.join('viewer')];
    instance.registry
      .live(SESSION)
      ?.standing.endLink(ada.participant.linkId, CloseCode.Revoked, 'link-revoked', 'Gone.');
    expect(ada.connection.closedWith?.code).toBe(CloseCode.Revoked);
    expect(ben.connection.closedWith).toBeNull();
  });
});

describe('saved', () => {
  it('is told after the commit and not before; others have the edit at once', async () => {
    const instance = await FakeInstance.withSession();
    const [ada, ben] = [await instance.join(), await instance.join()];
    instance.store.holding = true;
    ada.type('x');
    await settled();
    ben.read();
    expect([ben.text, ada.connection.saved]).toEqual(['x', []]);
    instance.store.release();
    await settled();
    expect([ada.connection.saved, ben.connection.saved]).toEqual([[1], []]);
  });

  it('is not told while storage fails; everyone is told that, and told when it works again', async () => {
    const instance = await FakeInstance.withSession();
    const [ada, ben] = [await instance.join(), await instance.join('viewer')];
    instance.store.full = true;
    ada.type('x');
    await instance.clock.pass(10_000, 250);
    expect(ada.connection.saved).toEqual([]);
    for (const { connection } of [ada, ben])
      expect(connection.notices.map(({ code }) => code)).toEqual(['storage-unavailable']);
    instance.store.full = false;
    await instance.clock.pass(5_000, 250);
    expect(ada.connection.saved).toEqual([1]);
    expect(ben.connection.notices.map(({ code }) => code)).toEqual([
      'storage-unavailable',
      'storage-available',
    ]);
    expect(await instance.storedText()).toBe('x');
  });

  it('who comes while storage fails is told as well, and nobody who comes when it works', async () => {
    const instance = await FakeInstance.withSession();
    const ada = await instance.join();
    instance.store.full = true;
    ada.type('x');
    await settled();
    const ben = await instance.join();
    expect(ben.connection.notices.map(({ code }) => code)).toEqual(['storage-unavailable']);
    instance.store.full = false;
    await instance.clock.pass(5_000, 250);
    const cleo = await instance.join();
    expect(cleo.connection.notices).toEqual([]);
  });

  it('turns edits away, unsaved, when too much waits for storage', async () => {
    const instance = await FakeInstance.withSession({ rates: { backlogBytes: 1_000 } });
    const ada = await instance.join();
    instance.store.full = true;
    ada.type('x'.repeat(2_000));
    ada.type('y');
    expect(ada.connection.closedWith).toEqual({ code: CloseCode.TryLater, reason: 'storage-unavailable' });
  });
});

describe('an update that builds on what the server lacks', () => {
  it('is answered by step 1, not by a close; the step 2 brings everything, and only then it is saved', async () => {
    const instance = await FakeInstance.withSession();
    const ada = await instance.join();
    const lost: Uint8Array[] = [];
    const doc = new Y.Doc();
    doc.on('update', (update: Uint8Array) => lost.push(update));
    doc.getText(FILE).insert(0, 'a');
    doc.getText(FILE).insert(1, 'b');
    ada.connection.clear();
    ada.send(encodeSyncMessage(SyncKind.Update, lost[1]!));
    expect(ada.connection.syncs(SyncKind.Step1)).toHaveLength(1);
    await settled();
    expect([ada.connection.closedWith, ada.connection.saved]).toEqual([null, []]);
    ada.send(encodeSyncMessage(SyncKind.Step2, Y.encodeStateAsUpdate(doc)));
    await settled();
    expect(ada.connection.saved).toEqual([2]);
    expect(await instance.storedText()).toBe('ab');
  });

  it('asks once a second at most, and never ends the connection for it', async () => {
    const instance = await FakeInstance.withSession();
    const ada = await instance.join();
    const doc = new Y.Doc();
    doc.getText(FILE).insert(0, 'a');
    ada.connection.clear();
    for (let count = 0; count < 100; count += 1) {
      const before = Y.encodeStateVector(doc);
      doc.getText(FILE).insert(0, 'b');
      ada.send(encodeSyncMessage(SyncKind.Update, Y.encodeStateAsUpdate(doc, before)));
    }
    expect(ada.connection.syncs(SyncKind.Step1)).toHaveLength(1);
    expect(ada.connection.closedWith).toBeNull();
  });
});

describe('a viewer', () => {
  it('is told that it may not edit; nothing is applied, relayed or told saved; repeated tries close', async () => {
    const instance = await FakeInstance.withSession();
    const [viewer, ada] = [await instance.join('viewer'), await instance.join()];
    ada.connection.clear();
    viewer.type('graffiti');
    expect(viewer.connection.notices.map(({ code }) => code)).toEqual(['read-only']);
    expect(viewer.connection.types).toContain(MessageType.Auth);
    viewer.sendStep2();
    await settled();
    expect(viewer.connection.notices).toHaveLength(2);
    expect(viewer.connection.saved).toEqual([]);
    expect(ada.connection.syncs(SyncKind.Update)).toEqual([]);
    expect([viewer.connection.closedWith, await instance.storedText()]).toEqual([null, '']);
    for (let count = 0; count < 18; count += 1) viewer.type('x');
    expect(viewer.connection.closedWith).toBeNull();
    viewer.type('x');
    expect(viewer.connection.closedWith).toEqual({ code: CloseCode.RuleBroken, reason: 'read-only' });
  });

  it('may answer step 1 with what the server has already, and it counts as saved', async () => {
    const instance = await FakeInstance.withSession();
    const [viewer, ada] = [await instance.join('viewer'), await instance.join()];
    ada.type('text');
    await settled();
    viewer.send(encodeSyncMessage(SyncKind.Step2, Y.encodeStateAsUpdate(new Y.Doc())));
    viewer.send(encodeSyncMessage(SyncKind.Step1, new Uint8Array([0])));
    viewer.read();
    expect(viewer.text).toBe('text');
    viewer.sendStep2();
    expect([viewer.connection.notices, viewer.connection.saved]).toEqual([[], [1, 2]]);
  });

  it('has what was refused not told saved by an update behind it that brings nothing new', async () => {
    const instance = await FakeInstance.withSession();
    const [ada, ben] = [await instance.join(), await instance.join()];
    ada.type('word');
    ben.read();
    await settled();
    ada.doc.getText(FILE).delete(0, 1);
    await settled();
    const told = ben.connection.saved.at(-1);
    ben.participant.role = 'viewer';
    ben.type('lost');
    // The letter that Ada has deleted already.
    ben.doc.getText(FILE).delete(0, 1);
    await settled();
    expect(ben.connection.saved.at(-1)).toBe(told);
    expect(await instance.storedText()).toBe('ord');
  });

  it('has no part of a step 2 told saved by the parts behind it', async () => {
    const instance = await FakeInstance.withSession();
    const ben = await instance.join('viewer');
    ben.silently(() => ben.type('lost'));
    ben.sendStep2();
    ben.send(encodeSyncMessage(SyncKind.Step2, Y.encodeStateAsUpdate(new Y.Doc())));
    await settled();
    expect(ben.connection.saved).toEqual([]);
    ben.participant.role = 'editor';
    ben.send(encodePingMessage(0));
    ben.sendStep2();
    await settled();
    expect([ben.connection.saved, await instance.storedText()]).toEqual([[3], 'lost']);
  });

  it('is refused by its role of this moment', async () => {
    const instance = await FakeInstance.withSession();
    const ada = await instance.join();
    ada.type('a');
    ada.participant.role = 'viewer';
    ada.type('b');
    await settled();
    expect(await instance.storedText()).toBe('a');
    expect(ada.connection.notices.map(({ code }) => code)).toEqual(['read-only']);
  });
});

describe('two connections with one Yjs client id', () => {
  it('are the same page when the old one is dead: the new one is asked for its edits again', async () => {
    const instance = await FakeInstance.withSession();
    const old = await instance.join();
    old.type('a');
    const back = await instance.join();
    back.read();
    old.connection.alive = false;
    back.connection.clear();
    Y.applyUpdate(back.doc, Y.encodeStateAsUpdate(old.doc), 'server');
    back.doc.clientID = old.doc.clientID;
    back.type('b');
    old.leave();
    await settled();
    expect(back.connection.syncs(SyncKind.Step1)).toHaveLength(1);
    back.sendStep2();
    await settled();
    expect([back.connection.closedWith, await instance.storedText()]).toEqual([null, 'ab']);
  });

  it('are a forgery when the old one lives: the forger is closed, nothing of it is taken', async () => {
    const instance = await FakeInstance.withSession();
    const [ada, mallory] = [await instance.join(), await instance.join()];
    ada.type('a');
    Y.applyUpdate(mallory.doc, Y.encodeStateAsUpdate(ada.doc), 'server');
    mallory.doc.clientID = ada.doc.clientID;
    mallory.type('forged');
    await settled();
    expect(mallory.connection.closedWith).toEqual({ code: CloseCode.RuleBroken, reason: 'client-id' });
    ada.type('b');
    await settled();
    expect([ada.connection.closedWith, await instance.storedText()]).toEqual([null, 'ab']);
  });
});

describe('after a crash', () => {
  /** Two people who typed into one another's words, of which the server knows nothing. */
  async function crashed() {
    const instance = await FakeInstance.withSession();
    const [ada, ben] = [await instance.join(), await instance.join()];
    const share = (): void => {
      Y.applyUpdate(ada.doc, Y.encodeStateAsUpdate(ben.doc), 'server');
      Y.applyUpdate(ben.doc, Y.encodeStateAsUpdate(ada.doc), 'server');
    };
    for (const client of [ada, ben]) {
      client.read();
      const { doc } = client;
      const say = encodeHelloMessage({ name: '', wishedColour: 0, yjsClientId: doc.clientID, state: 0 });
      client.send(say);
      client.silently(() => client.type('x'));
      share();
      client.silently(() => doc.getText(FILE).insert(1, 'y'));
      share();
      client.connection.clear();
    }
    return { instance, ada, ben };
  }

  it('all bring what all of them had, in any order, and all is saved', async () => {
    const { instance, ada, ben } = await crashed();
    ada.sendStep2();
    ben.sendStep2();
    await settled();
    expect([ada.connection.saved, ben.connection.saved]).toEqual([[1], [1]]);
    expect(await instance.storedText()).toBe(ada.text);
  });

  it('nobody brings words in the name of one who has given its own already', async () => {
    const { instance, ada, ben } = await crashed();
    ben.sendStep2();
    ben.send(encodePingMessage(1));
    const text = ben.text;
    ada.silently(() => {
      const { clientID } = ada.doc;
      ada.doc.clientID = ben.doc.clientID;
      ada.type('forged');
      ada.doc.clientID = clientID;
    });
    ada.sendStep2();
    await settled();
    expect([ada.connection.saved, ada.connection.closedWith]).toEqual([[], null]);
    expect(await instance.storedText()).toBe(text);
  });
});

describe('an edit by HTTP', () => {
  const author = { name: 'HTTP', linkId: '' } as const;
  const edit = (instance: FakeInstance, text: string): Promise<void> =>
    instance.registry.use(SESSION, (session) =>
      session.edit(author, (doc) => doc.getText(FILE).insert(0, text)),
    );

  it('reaches everyone, and resolves when it is saved', async () => {
    const instance = await FakeInstance.withSession();
    const ada = await instance.join();
    instance.store.holding = true;
    let done = false;
    const editing = edit(instance, 'x').then(() => {
      done = true;
    });
    await settled();
    ada.read();
    expect([ada.text, done]).toEqual(['x', false]);
    instance.store.release();
    await editing;
    expect(await instance.storedText()).toBe('x');
  });

  it('fails when storage does, at once when that is known, and within seconds when storage hangs', async () => {
    const instance = await FakeInstance.withSession();
    instance.store.full = true;
    await expect(edit(instance, 'x')).rejects.toThrow(StoreUnavailable);
    await expect(edit(instance, 'y')).rejects.toThrow(StoreUnavailable);
    instance.store.full = false;
    await instance.clock.pass(5_000, 250);
    // The first was made before the failure was known, and is kept; the second was not made.
    expect(await instance.storedText()).toBe('x');
    instance.store.holding = true;
    const hanging = expect(edit(instance, 'z')).rejects.toThrow(StoreUnavailable);
    await instance.clock.pass(5_000);
    await hanging;
    instance.store.release();
  });
});

describe('a store that grows', () => {
  it('is folded while people work, and loads to the same text', async () => {
    const instance = await FakeInstance.withSession();
    const ada = await instance.join();
    for (let count = 0; count < 70; count += 1) {
      ada.type('x'.repeat(1_024));
      await settled();
    }
    const stored = await instance.store.loadDocument(SESSION);
    expect(stored.snapshotUpTo).toBeGreaterThan(50);
    expect(await instance.storedText()).toBe(ada.text);
  });
});
