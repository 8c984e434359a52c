import type { SessionId } from '@coedit/protocol';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { SessionDocument } from '../document/document.ts';
import { MemoryStore } from '../store/memory.ts';
import { BlobRefused, Blobs } from './blobs.ts';
import { FakeClock } from './testing/fake-clock.ts';
import { LINEAGE } from './testing/fake-instance.ts';

const ID = 'session-for-blobs' as SessionId;
const FILE = 'file:aaaaaaaaaaaa';
const HOUR = 60 * 60 * 1000;
const hash = (digit: string) => digit.repeat(64);
const LIMITS = {
  maxFileLength: 1000,
  maxSessionLength: 1000,
  maxFiles: 10,
  maxSettingBytes: 100,
  maxPieces: 1000,
  maxWriters: 10,
};

async function stage() {
  const store = new MemoryStore();
  const clock = new FakeClock();
  const session = { id: ID, name: '', lineage: LINEAGE, createdAt: 0, updatedAt: 0 };
  await store.createSession(session, [], []);
  const document = SessionDocument.of(new Y.Doc(), LINEAGE, LIMITS, () => undefined);
  const errors: unknown[] = [];
  const open = async () =>
    new Blobs({
      id: ID,
      document,
      store,
      clock,
      records: await store.listBlobs(ID),
      sessionLength: 100,
      files: 3,
      onError: (error) => errors.push(error),
    });
  const name = (digit: string, size: number) =>
    document.edit((doc) => {
      doc.getMap('files').set(FILE, { path: 'a', blob: { hash: hash(digit), size, type: 'image/png' } });
    });
  const unname = () => document.edit((doc) => doc.getMap('files').delete(FILE));
  const kept = async () => (await store.listBlobs(ID)).map((blob) => blob.hash[0]);
  return { store, clock, open, name, unname, kept, errors };
}

describe('the blobs of a session', () => {
  it('that no file names stay a day, also over a restart, and then go; named again they stay', async () => {
    const { clock, open, name, unname, kept, errors } = await stage();
    let blobs = await open();
    await blobs.put(hash('a'), new Uint8Array(10));
    await blobs.put(hash('b'), new Uint8Array(10));
    name('a', 10);
    blobs.tidy();
    unname();
    clock.advance(20 * HOUR);
    blobs = await open();
    blobs.tidy();
    expect(await kept()).toEqual(['a', 'b']);
    clock.advance(5 * HOUR);
    blobs.tidy();
    expect(blobs.has(hash('b'))).toBe(false);
    expect(await kept()).toEqual(['a']);
    name('a', 10);
    clock.advance(100 * HOUR);
    blobs = await open();
    blobs.tidy();
    expect(await kept()).toEqual(['a']);
    expect(errors).toEqual([]);
  });

  it('have room for what files name, and twice that with what waits for its undo', async () => {
    const { clock, open, name, unname, kept } = await stage();
    const blobs = await open();
    await blobs.put(hash('a'), new Uint8Array(90));
    name('a', 90);
    await expect(blobs.put(hash('b'), new Uint8Array(20))).rejects.toThrow(BlobRefused);
    await blobs.put(hash('a'), new Uint8Array(90));
    unname();
    await blobs.put(hash('b'), new Uint8Array(90));
    await expect(blobs.put(hash('c'), new Uint8Array(90))).rejects.toThrow(BlobRefused);
    clock.advance(HOUR);
    await blobs.put(hash('c'), new Uint8Array(90));
    expect(await kept()).toEqual(['c']);
  });

  it('are at most twice as many as there may be files, however small', async () => {
    const { clock, open } = await stage();
    const blobs = await open();
    for (const digit of 'abcdef') await blobs.put(hash(digit), new Uint8Array(0));
    await expect(blobs.put(hash('1'), new Uint8Array(0))).rejects.toThrow(BlobRefused);
    await blobs.put(hash('a'), new Uint8Array(0));
    clock.advance(HOUR);
    await blobs.put(hash('1'), new Uint8Array(0));
  });

  it('one that is being stored is not cleared away meanwhile', async () => {
    const { clock, open, unname, kept } = await stage();
    const blobs = await open();
    await blobs.put(hash('a'), new Uint8Array(9));
    unname();
    blobs.tidy();
    clock.advance(HOUR);
    const again = blobs.put(hash('a'), new Uint8Array(9));
    // As another upload would that needs the room.
    blobs.tidy(HOUR);
    await again;
    expect(await kept()).toEqual(['a']);
    expect(blobs.has(hash('a'))).toBe(true);
  });

  it('of several at once, only as many are taken as there is room for', async () => {
    const { open } = await stage();
    const blobs = await open();
    const puts = ['a', 'b', 'c'].map((digit) => blobs.put(hash(digit), new Uint8Array(40)));
    expect((await Promise.allSettled(puts)).map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
    ]);
  });
});
