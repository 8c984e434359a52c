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
  expect(unread(messages, 0, 7)).toBe(2);
  expect(unread(messages, 2, 7)).toBe(1);
  expect(unread(messages, newest(messages), null)).toBe(0);
  expect(newest([])).toBe(0);
});
