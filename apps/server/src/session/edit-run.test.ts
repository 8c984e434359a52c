import { encodeChatDraftMessage, encodeSyncMessage, MessageType, SyncKind } from '@coedit/protocol';
import { Random } from '@coedit/protocol/testing';
import { describe, expect, it } from 'vitest';
import { type Client, FakeInstance, FILE, SESSION } from './testing/fake-instance.ts';

const MALFORMED_UPDATE = encodeSyncMessage(SyncKind.Update, Uint8Array.of(255, 255, 255, 255));

async function two(): Promise<{ instance: FakeInstance; writer: Client; reader: Client }> {
  const instance = await FakeInstance.withSession();
  const writer = await instance.join('editor', { linkId: 'writer' });
  const reader = await instance.join('editor', { linkId: 'reader' });
  for (const client of [writer, reader]) {
    client.read();
    client.sendStep2();
    await instance.clock.pass(0);
    client.connection.clear();
  }
  return { instance, writer, reader };
}

function typeLetters(client: Client, letters: string): void {
  for (const letter of letters) client.type(letter);
}

describe('edits that come with one read', () => {
  it('are one message to the others, one record in the log, and all of them saved', async () => {
    const { instance, writer, reader } = await two();
    const before = (await instance.store.loadDocument(SESSION)).tail.length;
    writer.inOneRead(() => typeLetters(writer, 'abcdefgh'));
    await instance.clock.pass(0);
    reader.read();
    expect(reader.text).toBe('abcdefgh');
    expect(reader.connection.syncs(SyncKind.Update)).toHaveLength(1);
    expect((await instance.store.loadDocument(SESSION)).tail).toHaveLength(before + 1);
    expect(await instance.storedText()).toBe('abcdefgh');
    // The step 2 was the first.
    expect(writer.connection.saved.at(-1)).toBe(9);
    expect(writer.connection.syncs(SyncKind.Update)).toEqual([]);
  });

  it('what is deleted again in the same read is gone everywhere', async () => {
    const { instance, writer, reader } = await two();
    writer.inOneRead(() => {
      typeLetters(writer, 'keep this');
      writer.doc.getText(FILE).delete(4, 5);
      typeLetters(writer, '!');
    });
    await instance.clock.pass(0);
    reader.read();
    expect([reader.text, await instance.storedText()]).toEqual(['keep!', 'keep!']);
  });

  it('other messages among them keep their place', async () => {
    const { instance, writer, reader } = await two();
    writer.inOneRead(() => {
      typeLetters(writer, 'ab');
      writer.send(encodeChatDraftMessage({ id: 'one', text: 'hello' }));
      typeLetters(writer, 'cd');
    });
    await instance.clock.pass(0);
    const order = reader.connection.types.filter(
      (type) => type === MessageType.Sync || type === MessageType.Chat,
    );
    // A chat message is told when it is stored, so it may come later than what followed it, never earlier.
    expect(order.filter((type) => type === MessageType.Sync)).toHaveLength(2);
    expect(order[0]).toBe(MessageType.Sync);
    reader.read();
    expect(reader.text).toBe('abcd');
  });

  it('one that is refused ends with its close; those before it are kept, those behind it not', async () => {
    const { instance, writer, reader } = await two();
    writer.inOneRead(() => {
      typeLetters(writer, 'ab');
      writer.send(MALFORMED_UPDATE);
      typeLetters(writer, 'cd');
    });
    await instance.clock.pass(0);
    expect(writer.connection.closedWith?.code).toBe(1007);
    reader.read();
    expect([reader.text, await instance.storedText()]).toEqual(['ab', 'ab']);
  });

  it('one with a gap among them holds the saved number back, and the sender is asked', async () => {
    const { instance, writer, reader } = await two();
    writer.type('a');
    await instance.clock.pass(0);
    writer.inOneRead(() => {
      writer.type('b');
      writer.silently(() => writer.type('lost'));
      writer.type('c');
    });
    await instance.clock.pass(0);
    expect(writer.connection.saved.at(-1)).toBe(3);
    expect(writer.connection.syncs(SyncKind.Step1)).toHaveLength(1);
    reader.read();
    expect(reader.text).toBe('ab');
    writer.sendStep2();
    await instance.clock.pass(0);
    reader.read();
    expect([reader.text, await instance.storedText()]).toEqual(['ablostc', 'ablostc']);
    expect(writer.connection.saved.at(-1)).toBe(5);
  });

  it('of a viewer are refused one by one', async () => {
    const instance = await FakeInstance.withSession();
    const viewer = await instance.join('viewer');
    viewer.read();
    viewer.connection.clear();
    viewer.inOneRead(() => typeLetters(viewer, 'abc'));
    expect(viewer.connection.notices.map(({ code }) => code)).toEqual([
      'read-only',
      'read-only',
      'read-only',
    ]);
    expect(await instance.storedText()).toBe('');
  });

  it('count towards the rate one by one', async () => {
    const instance = await FakeInstance.withSession({ rates: { messagesPerSecond: 1, messagesBurst: 5 } });
    const writer = await instance.join('editor');
    writer.read();
    writer.inOneRead(() => typeLetters(writer, 'abcdefghij'));
    expect(writer.connection.paused).toBe(true);
  });

  it('are paid for once, also those behind one that was not taken', async () => {
    const instance = await FakeInstance.withSession({ rates: { messagesPerSecond: 1, messagesBurst: 20 } });
    const writer = await instance.join('editor');
    writer.read();
    writer.inOneRead(() => {
      writer.type('a');
      writer.silently(() => writer.type('lost'));
      typeLetters(writer, 'bcdefghijkl');
    });
    expect(instance.notTaken).toContain('gap');
    expect(writer.connection.paused).toBe(false);
  });

  it('in any grouping make the same text, in memory and in the log', async () => {
    const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);
    console.log(`edit runs: FUZZ_SEED=${seed}`);
    const random = new Random(seed);
    const { instance, writer, reader } = await two();
    const edit = (client: Client): void => {
      const text = client.doc.getText(FILE);
      if (text.length > 0 && random.below(3) === 0) {
        const at = random.below(text.length);
        text.delete(at, 1 + random.below(text.length - at));
      } else text.insert(random.below(text.length + 1), random.pick(['a', 'bc', '\n', 'def ghi']));
    };
    for (let round = 0; round < 150; round += 1) {
      const client = random.pick([writer, reader]);
      client.read();
      const edits = 1 + random.below(12);
      client.inOneRead(() => {
        for (let count = 0; count < edits; count += 1) edit(client);
      });
      await instance.clock.pass(100);
    }
    await instance.clock.pass(10_000);
    for (const client of [writer, reader]) client.read();
    expect(instance.notTaken).toEqual([]);
    expect(reader.text).toBe(writer.text);
    expect(await instance.storedText()).toBe(writer.text);
  });
});
