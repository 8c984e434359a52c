import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { isNormalPath } from '@coedit/protocol';
import { strToU8, unzipSync } from 'fflate';
import { expect, it, vi } from 'vitest';
import { TestApp } from '../testing/test-app.ts';
import { until } from '../testing/until.ts';
import { type ArchivedFile, archiveOf } from './archive.ts';

const HOSTILE = ['../up', '/etc/passwd', 'a\\b', 'C:/x', 'nul', 'x\u0000y', 'a/../b', '__proto__', ''];

it('an archive holds normal paths alone, each once, whatever was tried to get into the session', async () => {
  const app = await TestApp.start();
  const session = await app.create([{ path: 'same.txt', text: 'one' }]);
  const connect = async () => (await app.connect(session, session.links.editor.token)).synced();
  const file = (index: number) => `file:${'x'.repeat(11)}${String.fromCharCode(97 + index)}`;
  for (const [index, path] of HOSTILE.entries()) {
    const mallory = await connect();
    mallory.doc.getMap('files').set(file(index), { path });
    expect(await mallory.closed(), path).toBe(1008);
  }
  // Two files of one path are possible: they were made on two sides at the same time.
  const ada = await connect();
  for (const [index, path] of ['same.txt', 'same.txt', 'b/same.txt', 'toString'].entries()) {
    ada.doc.getText(file(index)).insert(0, `of ${index}`);
    ada.doc.getMap('files').set(file(index), { path });
  }
  await until('all is saved', () => ada.saved === 8);
  const zip = unzipSync(await app.api(session.links.viewer.token).archive(session.id));
  const paths = Object.keys(zip).sort();
  expect(paths).toEqual(['b/same.txt', 'same (2).txt', 'same (3).txt', 'same.txt', 'toString']);
  expect(paths.every(isNormalPath)).toBe(true);
});

const MANY = 6;

/** Files that do not get smaller, and how many of them were asked for. */
function bytesOf(size: number) {
  let asked = 0;
  const files = Array.from({ length: MANY }, (_, index) => ({
    path: `${index}.bin`,
    content: async () => {
      asked += 1;
      return randomBytes(size);
    },
  }));
  return { files, asked: () => asked };
}

it('waits for who reads slowly: the next file is packed when the one before is on its way', async () => {
  const { files, asked } = bytesOf(100_000);
  const stream = archiveOf(files);
  const turns = async () => {
    for (let turn = 0; turn < 5 * MANY; turn += 1) await setImmediate();
  };
  await turns();
  expect(asked()).toBe(1);
  const chunks: Buffer[] = [];
  let taken = 0;
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer);
    taken += (chunk as Buffer).length;
    expect(asked()).toBeLessThanOrEqual(Math.floor(taken / 100_000) + 2);
  }
  const zip = unzipSync(Buffer.concat(chunks));
  expect(Object.values(zip).map(({ length }) => length)).toEqual(Array(MANY).fill(100_000));
});

it('who takes nothing any more is given up, who takes little is not', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    const stream = archiveOf(bytesOf(1_000_000).files);
    const failed = new Promise<Error>((resolve) => stream.once('error', resolve));
    await until('one file waits', () => stream.readableLength > 0);
    for (let minute = 0; minute < 10; minute += 1) {
      stream.read(1000);
      await setImmediate();
      vi.advanceTimersByTime(60_000);
    }
    expect(stream.destroyed).toBe(false);
    vi.advanceTimersByTime(60_000);
    expect((await failed).message).toBe('Nobody took the zip.');
  } finally {
    vi.useRealTimers();
  }
});

async function read(files: readonly ArchivedFile[]): Promise<Record<string, Uint8Array>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of archiveOf(files)) chunks.push(chunk);
  return unzipSync(Buffer.concat(chunks));
}

it('large files, small ones and empty ones come out as they went in', async () => {
  const slice = 256 * 1024;
  const sizes = [0, 1, slice - 1, slice, slice + 1, 3 * slice, 3 * slice + 7];
  const bytes = randomBytes(3 * slice + 7);
  const text = 'ä🙂\n'.repeat(100_000);
  const zip = await read([
    { path: 'text', content: text },
    { path: 'gone', content: async () => null },
    ...sizes.map((size) => ({ path: `${size}`, content: async () => bytes.subarray(0, size) })),
  ]);
  expect(Object.keys(zip).sort()).toEqual(['text', ...sizes.map(String)].sort());
  expect(Buffer.compare(zip.text!, strToU8(text))).toBe(0);
  for (const size of sizes) expect(Buffer.compare(zip[size]!, bytes.subarray(0, size)), `${size}`).toBe(0);
});

it('many turns of the event loop pass while one large file is packed', async () => {
  const content = 'all work and no play\n'.repeat(200_000);
  let isRead = false;
  const reading = read([{ path: 'large', content }]).finally(() => {
    isRead = true;
  });
  let turns = 0;
  for (; !isRead; turns += 1) await setImmediate();
  await reading;
  expect(turns).toBeGreaterThan(16);
});
