import { decoderOf, type FileId, readCursorBody } from '@coedit/protocol';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CursorSender } from './cursor-sender.ts';

const FILE = 'file:abcdefghijklmnop' as FileId;
const EVERY = 16;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function scene() {
  const line = { isSynced: true, columns: [] as number[], send: (message: Uint8Array) => record(message) };
  const record = (message: Uint8Array) => {
    line.columns.push(readCursorBody(decoderOf(message.subarray(1))).column);
  };
  const sender = new CursorSender(line, EVERY);
  const at = (column: number) => sender.set({ fileId: FILE, line: 1, column, selections: [] });
  return { line, sender, at };
}

it('sends nothing while the document is not in step, and the newest when it is', () => {
  const { line, sender, at } = scene();
  line.isSynced = false;
  at(1);
  at(2);
  vi.advanceTimersByTime(1000);
  expect(line.columns).toEqual([]);
  line.isSynced = true;
  sender.resend();
  vi.advanceTimersByTime(EVERY);
  expect(line.columns).toEqual([2]);
});

it('sends at most one in a frame, the last of it', () => {
  const { line, at } = scene();
  for (let ms = 0; ms < 160; ms++) {
    at(ms);
    vi.advanceTimersByTime(1);
  }
  vi.advanceTimersByTime(EVERY);
  expect(line.columns.length).toBeLessThanOrEqual(160 / EVERY + 2);
  expect(line.columns.at(-1)).toBe(159);
});

it('sends nothing once stopped', () => {
  const { line, sender, at } = scene();
  at(1);
  sender.stop();
  vi.advanceTimersByTime(1000);
  expect(line.columns).toEqual([]);
});
