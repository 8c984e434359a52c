import { describe, expect, test } from 'vitest';
import { copiesBeside, copyPath, differences, mineOf } from './lineage-diff.ts';

const file = (path: string, content: string) => ({ path, content });

describe('two documents that must not be merged', () => {
  const server = [file('same.ts', 'x'), file('b.ts', 'server'), file('new.ts', 'n')];
  const mine = [file('same.ts', 'x'), file('b.ts', 'mine'), file('a.ts', 'a')];

  test('what differs, by path', () => {
    expect(differences(server, mine)).toEqual([
      { kind: 'only-mine', path: 'a.ts', mine: 'a' },
      { kind: 'changed', path: 'b.ts', server: 'server', mine: 'mine' },
      { kind: 'only-server', path: 'new.ts', server: 'n' },
    ]);
  });

  test('my side is what would be lost', () => {
    expect(mineOf(differences(server, mine))).toEqual([file('a.ts', 'a'), file('b.ts', 'mine')]);
    expect(mineOf(differences(server, [file('same.ts', 'x')]))).toEqual([]);
  });

  test('copies never take the place of a file', () => {
    const taken = [...server, file('b (mine).ts', '')];
    expect(copiesBeside(taken, mineOf(differences(server, mine)), ' (mine)').map(({ path }) => path)).toEqual(
      ['a (mine).ts', 'b (mine) 2.ts'],
    );
  });

  test('two copies of one batch get two names', () => {
    const twice = [file('a.ts', '1'), file('a.ts', '2')];
    expect(copiesBeside([], twice, ' (mine)').map(({ path }) => path)).toEqual([
      'a (mine).ts',
      'a (mine) 2.ts',
    ]);
  });
});

test.each([
  ['src/a.ts', 'src/a (mine).ts'],
  ['Makefile', 'Makefile (mine)'],
  ['.gitignore', '.gitignore (mine)'],
  ['a.b/c', 'a.b/c (mine)'],
  ['x/archive.tar.gz', 'x/archive.tar (mine).gz'],
])('the copy of %s', (path, copy) => expect(copyPath(path, ' (mine)', new Set())).toBe(copy));
