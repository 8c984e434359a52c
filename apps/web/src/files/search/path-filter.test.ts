import { expect, test } from 'vitest';
import { pathFilter, splitGlobs } from './path-filter.ts';

const PATHS = [
  'main.ts',
  'src/a.ts',
  'src/a.test.ts',
  'src/deep/b.tsx',
  'docs/src/guide.md',
  '.github/ci.yml',
];
const left = (include: string, exclude = '') => PATHS.filter(pathFilter(include, exclude));

test('nothing asked for leaves everything', () => {
  expect(left('')).toEqual(PATHS);
  expect(left(' , ', ' ')).toEqual(PATHS);
});

test('names and folders count at any depth, also behind a dot', () => {
  expect(left('*.ts')).toEqual(['main.ts', 'src/a.ts', 'src/a.test.ts']);
  expect(left('src')).toEqual(['src/a.ts', 'src/a.test.ts', 'src/deep/b.tsx', 'docs/src/guide.md']);
  expect(left('*.YML, *.md')).toEqual(['docs/src/guide.md', '.github/ci.yml']);
});

test('./ ties a glob to the top', () => {
  expect(left('./src/')).toEqual(['src/a.ts', 'src/a.test.ts', 'src/deep/b.tsx']);
  expect(left('/*.ts')).toEqual(['main.ts']);
});

test('what is excluded goes, also of what is included', () => {
  expect(left('*.{ts,tsx}', '*.test.*, deep')).toEqual(['main.ts', 'src/a.ts']);
  expect(left('src/**', '**/*.md')).toEqual(['src/a.ts', 'src/a.test.ts', 'src/deep/b.tsx']);
});

test('odd globs throw nothing', () => {
  for (const odd of ['[', '{a', '!', '(', '**', '\\', '!(a)', '[[:x:]'])
    expect(() => left(odd, odd)).not.toThrow();
  expect(splitGlobs('*.{a,b},c')).toEqual(['*.{a,b}', 'c']);
});
