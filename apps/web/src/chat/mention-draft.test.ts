import { expect, test } from 'vitest';
import { mentionable, withMention } from './mention-draft.ts';

const NAMES = ['Ada Lovelace', 'Ben', 'Bea', 'Vic'];
const at = (draft: string) => mentionable(draft, draft.length, NAMES);

test('who may be meant by what is begun, by any word of the name', () => {
  expect(at('hello @b')).toEqual(['Ben', 'Bea']);
  expect(at('@love')).toEqual(['Ada Lovelace']);
  expect(at('(@')).toEqual(NAMES);
});

test('nobody without an @, within a word, behind a blank, or when the name is whole', () => {
  for (const draft of ['hello b', 'me@b', '@b en', 'x @Ben', '@nobody']) expect(at(draft), draft).toEqual([]);
  expect(mentionable('@b hello', 8, NAMES)).toEqual([]);
  expect(mentionable('@b hello', 2, NAMES)).toEqual(['Ben', 'Bea']);
});

test('the name takes the place of what was begun', () => {
  expect(withMention('see @b', 6, 'Ben')).toEqual({ draft: 'see @Ben ', caret: 9 });
  expect(withMention('@b there', 2, 'Ben')).toEqual({ draft: '@Ben there', caret: 5 });
});
