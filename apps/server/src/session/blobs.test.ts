import type { SessionId } from '@coedit/protocol';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { SessionDocument } from '../document/document.ts';
import { MemoryStore } from '../store/memory.ts';
import { BlobRefused, Blobs } from './blobs.ts';
import { FakeClock } from './testing/fake-clock.ts';
import { LINEAGE } from './testing/fake-instance.ts';

const ID = 'session-for-blobs' as SessionId;
const HOUR = 60 * 60 * 1000;
const hash = (digit: string) => digit.repeat(64);
const fileOf = (digit: string) => `file:${digit.repeat(12)}`;
const LIMITS = {
  maxFileLength: 1000,
  maxSessionLength: 1000,
  maxFiles: 10,
  maxSettingBytes: 100,
  maxPieces: 1000,
  maxWriters: 10,
};

const bytes = (size: number) => new Uint8Array(size);
const saved = async () => undefined;

async function stage(sessionLength = 100) {
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
      sessionLength,
      files: 3,
      onError: (error) => errors.push(error),
    });
  const name = (digit: string, size: number) =>
    document.edit((doc) => {
      doc
        .getMap('files')
        .set(fileOf(digit), { path: digit, blob: { hash: hash(digit), size, type: 'image/png' } });
    });
  const unname = (digit: string) => document.edit((doc) => doc.getMap('files').delete(fileOf(digit)));
  const type = (text: string) => document.edit((doc) => doc.getText(fileOf('t')).insert(0, text));
  const kept = async () => (await store.listBlobs(ID)).map((blob) => blob.hash[0]);
  const total = async () => (await store.listBlobs(ID)).reduce((sum, { size }) => sum + size, 0);
  return { store, clock, document, open, name, unname, type, kept, total, errors };
}

describe('the blobs of a session', () => {
  it('that no file names stay a day, also over a restart, and then go; named again they stay', async () => {
    const { clock, open, name, unname, kept, errors } = await stage();
    let blobs = await open();
    await blobs.put(hash('a'), bytes(10), saved);
    await blobs.put(hash('b'), bytes(10), saved);
    name('a', 10);
    clock.advance(4 * HOUR);
    unname('a');
    clock.advance(16 * HOUR);
    blobs = await open();
    expect(await kept()).toEqual(['a', 'b']);
    clock.advance(5 * HOUR);
    blobs.tidy();
    expect(blobs.has(hash('b'))).toBe(false);
    expect(await kept()).toEqual(['a']);
    name('a', 10);
    clock.advance(100 * HOUR);
    blobs = await open();
    expect(await kept()).toEqual(['a']);
    expect(errors).toEqual([]);
  });

  it('that were never named go also where the session is never open for long', async () => {
    const { clock, open, kept } = await stage();
    await (await open()).put(hash('a'), bytes(10), saved);
    for (let day = 0; day < 3; day += 1) {
      await open();
      clock.advance(23 * HOUR);
    }
    await open();
    expect(await kept()).toEqual([]);
  });

  it('what was deleted makes room for an upload at once, the oldest first and no more than has to', async () => {
    const { clock, document, open, name, unname, kept, total } = await stage();
    const blobs = await open();
    for (const digit of ['b', 'a', 'c']) {
      await blobs.put(hash(digit), bytes(30), saved);
      name(digit, 30);
    }
    await expect(blobs.put(hash('d'), bytes(20), saved)).rejects.toThrow(BlobRefused);
    for (const digit of ['b', 'a']) {
      unname(digit);
      clock.advance(1);
    }
    expect(document.filledLength).toBe(30);
    await blobs.put(hash('d'), bytes(20), saved);
    expect(await kept()).toEqual(['a', 'c', 'd']);
    await blobs.put(hash('e'), bytes(50), saved);
    expect(await kept()).toEqual(['c', 'd', 'e']);
    expect(await total()).toBe(100);
  });

  it('filled to the brim, deleted, and filled again, over and over', async () => {
    const { document, open, name, unname, total } = await stage();
    const blobs = await open();
    for (const digit of 'abcdef') {
      await blobs.put(hash(digit), bytes(100), saved);
      name(digit, 100);
      expect(document.filledLength).toBe(100);
      expect(await total()).toBe(100);
      await expect(blobs.put(hash('0'), bytes(1), saved)).rejects.toThrow(BlobRefused);
      unname(digit);
    }
  });

  it('of several at once only as many are taken as there is room for, however they come', async () => {
    const { document, open, name, total } = await stage();
    const blobs = await open();
    const all = ['a', 'b', 'c', 'a', 'b'];
    const putting = Promise.allSettled(all.map((digit) => blobs.put(hash(digit), bytes(40), saved)));
    expect(document.filledLength).toBe(80);
    const puts = await putting;
    expect(puts.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    // Nothing names them yet, and they count all the same.
    await expect(blobs.put(hash('d'), bytes(40), saved)).rejects.toThrow(BlobRefused);
    name('a', 40);
    name('b', 40);
    await expect(blobs.put(hash('d'), bytes(40), saved)).rejects.toThrow(BlobRefused);
    expect(document.filledLength).toBe(80);
    expect(await total()).toBe(80);
  });

  it('texts and uploads share the room', async () => {
    const { document, open, name, type } = await stage();
    const blobs = await open();
    type('x'.repeat(40));
    await expect(blobs.put(hash('a'), bytes(61), saved)).rejects.toThrow(BlobRefused);
    await blobs.put(hash('a'), bytes(60), saved);
    expect(document.filledLength).toBe(100);
    name('a', 60);
    expect(document.filledLength).toBe(100);
  });

  it('an upload that could not be stored gives its room back', async () => {
    const { document, store, open, kept } = await stage();
    const blobs = await open();
    vi.spyOn(store, 'putBlob').mockRejectedValueOnce(new Error('disk full'));
    await expect(blobs.put(hash('a'), bytes(90), saved)).rejects.toThrow('disk full');
    expect(document.filledLength).toBe(0);
    await blobs.put(hash('b'), bytes(90), saved);
    expect(await kept()).toEqual(['b']);
  });

  it('an upload that nobody names keeps its room for minutes, and then gives it to another', async () => {
    const { clock, open, kept } = await stage();
    const blobs = await open();
    await blobs.put(hash('a'), bytes(90), saved);
    clock.advance(HOUR / 12);
    await expect(blobs.put(hash('b'), bytes(90), saved)).rejects.toThrow(BlobRefused);
    clock.advance(HOUR / 12);
    await blobs.put(hash('b'), bytes(90), saved);
    expect(await kept()).toEqual(['b']);
  });

  it('one that a file names and that is not there counts nothing, and all of itself when it comes', async () => {
    const { document, open, name } = await stage();
    const blobs = await open();
    name('a', 1);
    name('b', 1_000_000);
    expect(document.filledLength).toBe(0);
    await blobs.put(hash('a'), bytes(60), saved);
    expect(document.filledLength).toBe(60);
    await expect(blobs.put(hash('b'), bytes(60), saved)).rejects.toThrow(BlobRefused);
    expect(document.filledLength).toBe(60);
  });

  it('what is brought back while its room is being asked for stays, and the upload is refused', async () => {
    const { open, name, unname, kept, total } = await stage();
    const blobs = await open();
    await blobs.put(hash('a'), bytes(90), saved);
    name('a', 90);
    unname('a');
    const undone = async () => void name('a', 90);
    await expect(blobs.put(hash('b'), bytes(90), undone)).rejects.toThrow(BlobRefused);
    expect(await kept()).toEqual(['a']);
    unname('a');
    await blobs.put(hash('b'), bytes(90), saved);
    expect(await kept()).toEqual(['b']);
    expect(await total()).toBe(90);
  });

  it('nothing is removed before its deletion is saved, nor when it cannot be', async () => {
    const { open, name, unname, kept } = await stage();
    const blobs = await open();
    await blobs.put(hash('a'), bytes(90), saved);
    name('a', 90);
    unname('a');
    const failing = () => Promise.reject(new Error('cannot save'));
    await expect(blobs.put(hash('b'), bytes(90), failing)).rejects.toThrow('cannot save');
    expect(await kept()).toEqual(['a']);
    expect(blobs.has(hash('a'))).toBe(true);
  });

  it('what could not be removed still counts as stored', async () => {
    const { store, open, name, unname, kept } = await stage();
    const blobs = await open();
    await blobs.put(hash('a'), bytes(90), saved);
    name('a', 90);
    unname('a');
    const sorting = vi.spyOn(store, 'sortBlobs').mockRejectedValueOnce(new Error('disk full'));
    await expect(blobs.put(hash('b'), bytes(90), saved)).rejects.toThrow('disk full');
    sorting.mockRestore();
    expect(blobs.has(hash('a'))).toBe(true);
    expect(await kept()).toEqual(['a']);
    await blobs.put(hash('b'), bytes(90), saved);
    expect(await kept()).toEqual(['b']);
  });

  it('are at most twice as many as there may be files, however small', async () => {
    const { clock, open } = await stage();
    const blobs = await open();
    for (const digit of 'abcdef') await blobs.put(hash(digit), bytes(0), saved);
    await expect(blobs.put(hash('1'), bytes(0), saved)).rejects.toThrow(BlobRefused);
    await blobs.put(hash('a'), bytes(0), saved);
    clock.advance(HOUR);
    await blobs.put(hash('1'), bytes(0), saved);
  });

  it('what is there is taken again also where the session is too full for anything', async () => {
    const { open, name, type } = await stage();
    const blobs = await open();
    await blobs.put(hash('a'), bytes(90), saved);
    name('a', 90);
    type('x'.repeat(20));
    await blobs.put(hash('a'), bytes(90), saved);
    await expect(blobs.put(hash('b'), bytes(0), saved)).rejects.toThrow(BlobRefused);
  });

  it('one that is being stored is not cleared away meanwhile', async () => {
    const { clock, open, name, unname, kept } = await stage();
    const blobs = await open();
    await blobs.put(hash('a'), bytes(9), saved);
    name('a', 9);
    unname('a');
    clock.advance(25 * HOUR);
    const again = blobs.put(hash('a'), bytes(9), saved);
    // As another upload would.
    blobs.tidy();
    await again;
    expect(await kept()).toEqual(['a']);
    expect(blobs.has(hash('a'))).toBe(true);
  });
});
