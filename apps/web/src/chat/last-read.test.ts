import type { ChatMessage, UserId } from '@coedit/protocol';
import { expect, test } from 'vitest';
import { newest, unread } from './last-read.ts';

const message = (time: number, userId: number): ChatMessage => ({
  id: `m${time}`,
  text: 'words',
  name: 'Ada',
  time,
  userId: userId as UserId,
});

test('unread is what others said later', () => {
  const messages = [message(1, 7), message(2, 8), message(3, 7), message(4, 9)];
  const isMine = (id: string) => id === 'm1' || id === 'm3';
  expect(unread(messages, 0, isMine)).toBe(2);
  expect(unread(messages, 2, isMine)).toBe(1);
  expect(unread(messages, newest(messages), () => false)).toBe(0);
  expect(newest([])).toBe(0);
});
