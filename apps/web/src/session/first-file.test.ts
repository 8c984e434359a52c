import type { WorkspaceFile } from '@coedit/client';
import { type FileId, type Participant, ParticipantState, type UserId } from '@coedit/protocol';
import { describe, expect, test } from 'vitest';
import { TEMPLATES } from '../start/templates.ts';
import { firstFile } from './first-file.ts';

const idOf = (path: string) => `file:${path}` as FileId;
const file = (path: string): WorkspaceFile => ({ id: idOf(path), path, displayPath: path });
const picture = (path: string): WorkspaceFile => ({
  ...file(path),
  blob: { type: 'image/png', hash: 'a'.repeat(64), size: 3 },
});
const person = (userId: number, state: ParticipantState = ParticipantState.Active): Participant => ({
  userId: userId as UserId,
  name: 'Ada',
  colour: 0,
  role: 'editor',
  state,
  yjsClientId: userId,
});
const FILES = ['README.md', 'a.ts', 'b.ts', 'c.ts'].map(file);

/** The path opened where people are in these files. */
function opened(people: Readonly<Record<string, readonly Participant[]>>): string | undefined {
  const peopleIn = new Map(Object.entries(people).map(([path, here]) => [idOf(path), here]));
  return firstFile(FILES, peopleIn)?.slice('file:'.length);
}

describe('with others there', () => {
  test('it is the file that most of them are in', () => {
    expect(opened({ 'b.ts': [person(1)] })).toBe('b.ts');
    expect(opened({ 'a.ts': [person(1)], 'c.ts': [person(2), person(3)] })).toBe('c.ts');
  });

  test('one who is active counts more than any who are not', () => {
    const away = [person(1, ParticipantState.Away), person(2, ParticipantState.Idle)];
    expect(opened({ 'a.ts': away, 'b.ts': [person(3)] })).toBe('b.ts');
    expect(opened({ 'a.ts': [...away, person(4)], 'b.ts': [person(3)] })).toBe('a.ts');
    expect(opened({ 'a.ts': away })).toBe('a.ts');
  });

  test('of equals it is the file of who has been here longest', () => {
    expect(opened({ 'a.ts': [person(7)], 'b.ts': [person(2)], 'c.ts': [person(9)] })).toBe('b.ts');
  });

  test('a file that is gone is nobody’s', () => {
    expect(opened({ 'gone.ts': [person(1), person(2)], 'c.ts': [person(3)] })).toBe('c.ts');
    expect(opened({ 'gone.ts': [person(1)] })).toBe('README.md');
  });
});

describe('with nobody in a file', () => {
  test.each([
    [['one.txt'], 'one.txt'],
    [['deep/er/only.rs'], 'deep/er/only.rs'],
    [['src/main.ts', 'docs/README.md', 'README.md'], 'README.md'],
    [['a.css', 'index.html', 'index.js'], 'index.html'],
    [['lib/index.js', 'lib/deep/main.js', 'package.json', 'LICENSE'], 'lib/index.js'],
    [['app/Main.java', 'app/b/App.java'], 'app/Main.java'],
    [['b10.txt', 'b2.txt', 'a/a.txt'], 'b2.txt'],
    [['main.css', 'about.html'], 'about.html'],
    [['.gitignore', '.github/main.py', 'z.txt'], 'z.txt'],
    [['.gitignore'], '.gitignore'],
  ])('of %j it is %s', (paths, expected) => {
    expect(firstFile(paths.map(file), new Map())).toBe(idOf(expected));
  });

  test('a picture is shown where there is nothing else', () => {
    expect(firstFile([picture('a.png'), file('z/z.txt')], new Map())).toBe(idOf('z/z.txt'));
    expect(firstFile([picture('README.png')], new Map())).toBe(idOf('README.png'));
  });

  test('nothing is opened where there is nothing', () => {
    expect(firstFile([], new Map())).toBeNull();
  });

  test.each(TEMPLATES.map(({ id, open, files }) => [id, open, files] as const))(
    'a session made from the template "%s" begins with what its maker saw first',
    (_id, open, files) => {
      expect(
        firstFile(
          files.map(({ path }) => file(path)),
          new Map(),
        ),
      ).toBe(idOf(open));
    },
  );
});
