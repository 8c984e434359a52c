import { expect, it } from 'vitest';
import { judge } from './promises.ts';
import type { Edit, Writer } from './writer.ts';

const insert = (marker: string): Edit => ({ kind: 'insert', marker });
const remove = (marker: string): Edit => ({ kind: 'delete', marker });
const writer = (saved: number, ...edits: Edit[]) => ({ edits, saved }) as unknown as Writer;

it('finds what was saved and is not there', () => {
  const verdict = judge('b\n', [writer(2, insert('a'), insert('b'), insert('c'))]);
  expect(verdict).toEqual({ lost: ['a'], doubled: [], foreign: [] });
});

it('finds a saved deletion that did not last', () => {
  const verdict = judge('a\n', [writer(2, insert('a'), remove('a'))]);
  expect(verdict.lost).toEqual(['deletion of a']);
});

it('leaves open what was not called saved', () => {
  const nothing = { lost: [], doubled: [], foreign: [] };
  const unsure = writer(1, insert('a'), remove('a'), insert('b'));
  for (const text of ['', 'a\n', 'b\n', 'a\nb\n']) expect(judge(text, [unsure])).toEqual(nothing);
});

it('finds what is there twice, and what nobody wrote', () => {
  const verdict = judge('a\na\nbc\n', [writer(1, insert('a'), insert('b'), insert('c'))]);
  expect(verdict).toEqual({ lost: [], doubled: ['a'], foreign: ['bc'] });
});
