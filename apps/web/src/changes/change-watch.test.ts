import type { RemoteCursor, SessionClient } from '@coedit/client';
import type { FileId, Participant, UserId } from '@coedit/protocol';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { encodeSelection } from '../cursors/relative-selections.ts';
import { Store } from '../ui/store.ts';
import { ME } from './change-log.ts';
import { ChangeWatch } from './change-watch.ts';

const FILE = 'file:abcdefghijkl' as FileId;
const BEN = 7 as UserId;
const CHO = 8 as UserId;
const BEN_WRITES_AS = 70;
const CHO_WRITES_AS = 80;

const person = (userId: UserId, name: string, yjsClientId: number): Participant => ({
  userId,
  name,
  colour: 1,
  role: 'editor',
  state: 0,
  yjsClientId,
});

let watch: ChangeWatch | undefined;
afterEach(() => {
  watch?.dispose();
  vi.useRealTimers();
});

/** My page, and Ben's document, whose edits and cursors reach me when the test says so. */
function meet(content: string) {
  const mine = new Y.Doc();
  const ben = Object.assign(new Y.Doc(), { clientID: BEN_WRITES_AS });
  ben.getText(FILE).insert(0, content);
  const connection = new Store({ kind: 'connecting' });
  const cursors = new Store<ReadonlyMap<UserId, RemoteCursor>>(new Map());
  const participants = new Store([person(BEN, 'Ben', BEN_WRITES_AS), person(CHO, 'Cho', CHO_WRITES_AS)]);
  const workspace = { text: () => mine.getText(FILE) };
  const client = { doc: mine, connection, cursors, participants, workspace } as unknown as SessionClient;
  watch = new ChangeWatch(client);
  const deliver = () => Y.applyUpdate(mine, Y.encodeStateAsUpdate(ben, Y.encodeStateVector(mine)), 'network');
  deliver();
  connection.set({ kind: 'online' });
  const edit = (change: (text: Y.Text) => void) => {
    change(ben.getText(FILE));
    deliver();
  };
  const put = (...places: readonly (readonly [UserId, number])[]) => {
    const cursor = ([userId, offset]: readonly [UserId, number]): [UserId, RemoteCursor] => {
      const selections = [encodeSelection(ben.getText(FILE), { anchor: offset, head: offset })];
      return [userId, { userId, fileId: FILE, line: 1, column: 1, selections }];
    };
    cursors.set(new Map(places.map(cursor)));
  };
  /** By a page of its own. */
  const write = (clientID: number) => {
    const page = Object.assign(new Y.Doc(), { clientID });
    page.getText(FILE).insert(0, 'x');
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(page), 'network');
  };
  return { mine, log: watch.log, names: watch.names, participants, edit, put, write };
}

describe('what is written down', () => {
  it('is not what was there on joining, but what comes after, by its writer', () => {
    const { mine, log, names, edit } = meet('hello world');
    expect(log.authors).toEqual([]);
    edit((text) => text.insert(5, '!'));
    mine.getText(FILE).insert(0, 'x');
    expect(log.authors).toEqual([BEN_WRITES_AS, ME]);
    expect(names.get()).toEqual(new Map([[BEN_WRITES_AS, 'Ben']]));
  });

  it('a removal is theirs whose caret was there, or shows up there next', () => {
    const { log, edit, put } = meet('hello world');
    put([BEN, 5], [CHO, 9]);
    edit((text) => text.delete(4, 1));
    expect(log.of(BEN_WRITES_AS).map(({ removed }) => removed.map(({ text }) => text))).toEqual([['o']]);
    edit((text) => text.delete(8, 1));
    edit((text) => text.delete(0, 1));
    expect(log.of(BEN_WRITES_AS)).toHaveLength(1);
    put([BEN, 0], [CHO, 2]);
    expect(log.of(BEN_WRITES_AS).flatMap(({ removed }) => removed.map(({ text }) => text))).toEqual([
      'o',
      'h',
    ]);
  });

  it('a removal is not theirs who comes there long after', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { log, edit, put } = meet('hello world');
    put([CHO, 9]);
    edit((text) => text.delete(0, 1));
    vi.advanceTimersByTime(60_000);
    put([CHO, 0]);
    expect(log.authors).toEqual([]);
  });

  it('a removal where two carets stand is nobody’s', () => {
    const { log, edit, put } = meet('hello world');
    put([BEN, 5], [CHO, 5]);
    edit((text) => text.delete(4, 1));
    expect(log.authors).toEqual([]);
  });

  it('names no more people than there are changes of', () => {
    const { names, participants, write } = meet('');
    for (let count = 1; count <= 250; count++) {
      participants.set([person(BEN, `Guest ${count}`, 1_000 + count)]);
      write(1_000 + count);
    }
    expect(names.get().size).toBe(200);
    expect(names.get().get(1_250)).toBe('Guest 250');
  });

  it('my own undo, and what takes back, is no change', () => {
    const { mine, log } = meet('hello');
    const undo = new Y.UndoManager(mine.getText(FILE), { trackedOrigins: new Set(['me']) });
    mine.transact(() => mine.getText(FILE).insert(0, 'x'), 'me');
    expect(log.of(ME)).toHaveLength(1);
    undo.undo();
    watch?.unrecorded(() => mine.getText(FILE).insert(0, 'y'));
    expect(log.of(ME).flatMap(({ inserted, removed }) => [...inserted, ...removed])).toHaveLength(1);
  });
});
