import type { Participant, UserId } from '@coedit/protocol';
import { expect, test } from 'vitest';
import { authorOf } from './author.ts';

const ben: Participant = {
  userId: 1 as UserId,
  name: 'Ben',
  colour: 3,
  role: 'editor',
  state: 0,
  yjsClientId: 10,
};

test('who said something is here under that number and name', () => {
  expect(authorOf({ userId: 1 as UserId, name: 'Ben' }, [ben])).toBe(ben);
});

test('what was said yesterday under the number that Ben has today is not Ben’s', () => {
  expect(authorOf({ userId: 1 as UserId, name: 'Ann' }, [ben])).toBeUndefined();
});
