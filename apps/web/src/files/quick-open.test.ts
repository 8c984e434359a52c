import type { WorkspaceFile } from '@coedit/client';
import type { FileId } from '@coedit/protocol';
import { expect, test } from 'vitest';
import { fileItems, parseFileQuery } from './quick-open.ts';

test.each([
  ['main', { name: 'main', place: null }],
  ['main.ts:12', { name: 'main.ts', place: { line: 12, column: 1 } }],
  ['main.ts:12:5', { name: 'main.ts', place: { line: 12, column: 5 } }],
  ['main.ts:', { name: 'main.ts', place: null }],
  [' src/a : 3', { name: 'src/a : 3', place: null }],
  ['', { name: '', place: null }],
])('%s', (typed, expected) => {
  expect(parseFileQuery(typed)).toEqual(expected);
});

const paths = ['README.md', 'src/main.ts', 'src/session/session.ts', 'src/mail.ts'];
const files: readonly WorkspaceFile[] = paths.map((path) => ({ id: idOf(path), path, displayPath: path }));

function idOf(path: string): FileId {
  return `file:${path.replace(/\W/g, '_').padEnd(16, '0')}` as FileId;
}

const found = (name: string, recent: readonly string[] = []) =>
  fileItems(files, recent.map(idOf), name, () => undefined).map((item) => item.label);

test('without a name: used lately first, but the shown file after those', () => {
  expect(found('', ['src/main.ts', 'src/mail.ts'])).toEqual([
    'mail.ts',
    'main.ts',
    'README.md',
    'session.ts',
  ]);
});

test('finds by letters in order, folders too, the best first', () => {
  expect(found('main')[0]).toBe('main.ts');
  expect(found('sesses')).toEqual(['session.ts']);
  expect(found('src/ma')).toContain('mail.ts');
  expect(found('nothing at all')).toEqual([]);
});

test('the marks are those of the name', () => {
  const [item] = fileItems(files, [], 'main', () => undefined);
  expect(item).toMatchObject({ label: 'main.ts', marks: [0, 1, 2, 3], description: 'src' });
});
