import { WorkspaceError, type WorkspaceFile } from '@coedit/client';
import { SETTINGS_ROOT } from '@coedit/protocol';
import type { Random } from '@coedit/protocol/testing';
import type * as Y from 'yjs';
import { FOREIGN, PIECES } from './alphabet.ts';
import type { Person } from './person.ts';

/** What an operation may use. */
export interface Scene {
  readonly random: Random;
  readonly person: Person;
  /** Different for each call, within a session: what is told apart later. */
  readonly next: () => number;
  readonly said: Set<string>;
}

/** False: it could not be done now (no file, nothing to undo), and another one is chosen. */
type Operation = (scene: Scene) => boolean;

/** UTF-16 units; a file beyond it is rather shortened than lengthened. */
const LONG = 20_000;
const MOST_OFFLINE = 60;

const EDITS = {
  insert: ({ random, person }) =>
    inFile(person, random, (text) => insertPieces(text, random, 1 + random.below(4))),
  delete: ({ random, person }) => inFile(person, random, (text) => cut(text, random, 8)),
  replace: ({ random, person }) =>
    inFile(person, random, (text) => {
      const at = cut(text, random, 20);
      text.insert(at, random.pick(PIECES));
    }),
  'delete much': ({ random, person }) => inFile(person, random, (text) => cut(text, random, LONG)),
  'big paste': ({ random, person }) =>
    inFile(person, random, (text) => {
      if (text.length < LONG) insertPieces(text, random, 500 + random.below(5000));
      else text.delete(0, boundary(text.toString(), LONG / 2));
    }),
  'rewrite by small edits': ({ random, person }) => {
    const file = anyFile(person, random);
    if (file === undefined) return false;
    const text = person.client.workspace.text(file.id).toString();
    const at = boundary(text, random.below(text.length + 1));
    // Also what a person may paste but no text may hold: the client has to normalise it.
    person.client.workspace.write(file.id, text.slice(0, at) + random.pick(FOREIGN) + text.slice(at));
    return true;
  },
  undo: ({ person }) => person.undo(),
  redo: ({ person }) => person.redo(),
} satisfies Record<string, Operation>;

const FILES = {
  'create file': ({ random, person }) => {
    // Few names: two people take the same one at once.
    const path = `${random.pick(['', 'src/', 'src/deep/'])}file-${random.below(12)}.txt`;
    person.client.workspace.create(path, random.pick([...PIECES, ...FOREIGN, '\uFEFFwith a mark\r\n']));
    return true;
  },
  'rename file': ({ random, person }) => {
    const file = anyFile(person, random);
    if (file === undefined) return false;
    person.client.workspace.rename(
      file.id,
      `renamed/${random.below(12)}-${random.pick(['é', '漢', 'x'])}.txt`,
    );
    return true;
  },
  'rename folder': ({ random, person }) => {
    const folders = ['src', 'src/deep', 'renamed', 'moved'];
    const from = random.pick(folders);
    if (!person.client.workspace.files.get().some(({ path }) => path.startsWith(`${from}/`))) return false;
    person.client.workspace.renameFolder(from, random.pick(folders));
    return true;
  },
  'duplicate file': ({ random, person }) => {
    const file = anyFile(person, random);
    if (file !== undefined) person.client.workspace.duplicate(file.id);
    return file !== undefined;
  },
  'delete file': ({ random, person }) => {
    const file = anyFile(person, random);
    if (file === undefined) return false;
    person.removed.push(person.client.workspace.remove([file.id]));
    return true;
  },
  'restore file': ({ person }) => {
    const removed = person.removed.pop();
    if (removed !== undefined) person.client.workspace.restore(removed);
    return removed !== undefined;
  },
  'line ends of a file': ({ random, person }) => {
    const file = anyFile(person, random);
    if (file !== undefined) person.client.workspace.setEol(file.id, random.pick(['lf', 'crlf']));
    return file !== undefined;
  },
  setting: ({ random, person, next }) => {
    const value = random.pick([next(), `value ${next()} 😀`, { tabSize: next(), insertSpaces: true }]);
    person.client.doc.getMap(SETTINGS_ROOT).set(`setting-${random.below(5)}`, value);
    return true;
  },
} satisfies Record<string, Operation>;

const OTHERS = {
  chat: ({ person, next, said, random }) => {
    const words = `${next()} ${random.pick(['hello', '😀', '\u202Ewas'])}`;
    said.add(words);
    person.client.sendChat(words);
    return true;
  },
  'go offline': ({ person, random }) => {
    if (person.offlineFor > 0) return false;
    person.client.disconnect();
    person.offlineFor = 1 + random.below(MOST_OFFLINE);
    return true;
  },
  'cut line': ({ person }) => {
    if (person.offlineFor > 0) return false;
    person.line.cut();
    return true;
  },
  'send an old update again': ({ person }) => person.repeater.sendOldUpdate(),
  'send an old step 2 again': ({ person }) => person.repeater.sendOldStep2(),
} satisfies Record<string, Operation>;

const ALL: Readonly<Record<OperationName, Operation>> = { ...EDITS, ...FILES, ...OTHERS };

export type OperationName = keyof typeof EDITS | keyof typeof FILES | keyof typeof OTHERS;

export const OPERATIONS = Object.keys(ALL) as OperationName[];

/** How often each is chosen; 1 where nothing is said. */
const WEIGHTS: Partial<Record<OperationName, number>> = {
  insert: 60,
  delete: 30,
  replace: 15,
  undo: 10,
  redo: 6,
  'rewrite by small edits': 6,
  'create file': 3,
  'rename file': 3,
  'delete file': 2,
  'restore file': 2,
  setting: 3,
  chat: 3,
  'go offline': 3,
  'send an old update again': 3,
  'send an old step 2 again': 2,
};

const WEIGHTED = OPERATIONS.flatMap((name) => Array<OperationName>(WEIGHTS[name] ?? 1).fill(name));

/** Does one that can be done now, and says which. */
export function operate(scene: Scene): OperationName {
  for (;;) {
    const name = scene.random.pick(WEIGHTED);
    try {
      if (ALL[name](scene)) return name;
    } catch (error) {
      // The name is taken, the file has gone: a person is told so, and does something else.
      if (!(error instanceof WorkspaceError)) throw error;
    }
  }
}

function inFile(person: Person, random: Random, change: (text: Y.Text) => void): boolean {
  const file = anyFile(person, random);
  if (file !== undefined) person.edit(file.id, change);
  return file !== undefined;
}

function anyFile(person: Person, random: Random): WorkspaceFile | undefined {
  const files = person.client.workspace.files.get();
  return files.length === 0 ? undefined : random.pick(files);
}

function insertPieces(text: Y.Text, random: Random, count: number): void {
  const at = boundary(text.toString(), random.below(text.length + 1));
  text.insert(at, Array.from({ length: count }, () => random.pick(PIECES)).join(''));
}

/** Where it was cut. */
function cut(text: Y.Text, random: Random, most: number): number {
  const now = text.toString();
  const from = boundary(now, random.below(now.length + 1));
  const to = boundary(now, Math.min(now.length, from + random.below(most)));
  if (to > from) text.delete(from, to - from);
  return from;
}

/** The index, or the next one where no surrogate pair is torn: as every editor does. */
function boundary(text: string, index: number): number {
  const before = text.charCodeAt(index - 1);
  return before >= 0xd800 && before <= 0xdbff ? index + 1 : index;
}
