import type { ConnectionStatus, RemoteCursor, SessionClient, WorkspaceFile } from '@coedit/client';
import { type FileId, type Participant, ParticipantState, type Role, type UserId } from '@coedit/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EditorHandle, EditorPosition } from '../editor/editor-handle.ts';
import { Workbench } from '../shell/workbench.ts';
import { Store } from '../ui/store.ts';
import { openFirstFile } from './open-first-file.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

const [FIRST, SECOND] = ['a', 'b'].map((name) => `file:${name.repeat(16)}` as FileId) as [FileId, FileId];
const FILES: readonly WorkspaceFile[] = [
  { id: FIRST, path: 'a.txt', displayPath: 'a.txt' },
  { id: SECOND, path: 'b.txt', displayPath: 'b.txt' },
];
const person = (userId: number): Participant => ({
  userId: userId as UserId,
  name: 'Ada',
  colour: 0,
  role: 'editor',
  state: ParticipantState.Active,
  yjsClientId: userId,
});
const cursorIn = (fileId: FileId): ReadonlyMap<UserId, RemoteCursor> =>
  new Map([[1 as UserId, { userId: 1 as UserId, fileId, line: 1, column: 1, selections: [] }]]);
const ONLINE: ConnectionStatus = { kind: 'online' };

/** A page on its first visit, before the server has said anything. */
function page(role: Role = 'editor') {
  const files = new Store<readonly WorkspaceFile[]>([]);
  const connection = new Store<ConnectionStatus>({ kind: 'connecting' });
  const me = new Store<Participant | null>(null);
  const participants = new Store<readonly Participant[]>([]);
  const cursors = new Store<ReadonlyMap<UserId, RemoteCursor>>(new Map());
  const position = new Store<EditorPosition | null>(null);
  const workspace = { files, get: (id: FileId) => files.get().find((file) => file.id === id) };
  const client = { connection, me, participants, cursors, workspace } as unknown as SessionClient;
  const editors = { position } as unknown as EditorHandle;
  const workbench = new Workbench();
  const focused = vi.fn();
  workbench.used.get().onFocus(focused);
  const end = openFirstFile({ client, workbench, editors, role: new Store<Role | null>(role) });
  const arrive = (others: readonly Participant[], there = FILES) => {
    files.set(there);
    connection.set(ONLINE);
    participants.set(others);
    me.set(person(9));
  };
  const active = () => workbench.state.get().active;
  const shown = () => position.set({ line: 1, column: 1, selected: 0 });
  return { files, cursors, workbench, focused, end, arrive, active, shown };
}

test('who is alone gets the first file at once, to look at', () => {
  const { arrive, active, workbench } = page();
  arrive([]);
  expect(active()).toBe(FIRST);
  expect(workbench.state.get().tabs).toEqual([{ fileId: FIRST, preview: true }]);
});

test('others’ cursors, which are told after their names, are waited for; not for ever', () => {
  const one = page();
  one.arrive([person(1)]);
  expect(one.active()).toBeNull();
  one.cursors.set(cursorIn(SECOND));
  expect(one.active()).toBe(SECOND);

  const two = page();
  two.arrive([person(1)]);
  vi.advanceTimersByTime(300);
  expect(two.active()).toBe(FIRST);
  two.cursors.set(cursorIn(SECOND));
  expect(two.active()).toBe(FIRST);
});

test('who has opened something meanwhile, closed it again, or follows somebody, is left alone', () => {
  const opened = page();
  opened.workbench.openFile(SECOND);
  opened.arrive([]);
  expect(opened.active()).toBe(SECOND);

  const closed = page();
  closed.workbench.openFile(SECOND);
  closed.workbench.closeTab(SECOND);
  closed.arrive([]);
  expect(closed.active()).toBeNull();

  const following = page();
  following.arrive([person(1)]);
  following.workbench.follow(1 as UserId);
  vi.advanceTimersByTime(1_000);
  expect(following.active()).toBeNull();
});

test('files that come to an empty session later are not opened, nor any when the page has been left', () => {
  const empty = page();
  empty.arrive([], []);
  empty.files.set(FILES);
  empty.cursors.set(cursorIn(SECOND));
  expect(empty.active()).toBeNull();

  const left = page();
  left.end();
  left.arrive([]);
  expect(left.active()).toBeNull();
});

test('the editor gets the keyboard when it shows the file, and nothing else has the keyboard', () => {
  const one = page();
  one.arrive([]);
  expect(one.focused).not.toHaveBeenCalled();
  one.shown();
  expect(one.focused).toHaveBeenCalledOnce();

  const field = document.body.appendChild(document.createElement('input'));
  const two = page();
  two.arrive([]);
  field.focus();
  two.shown();
  field.blur();
  expect(two.focused).not.toHaveBeenCalled();
});

test('nor does who may only read, or went elsewhere', () => {
  const viewer = page('viewer');
  viewer.arrive([]);
  viewer.shown();
  expect(viewer.active()).toBe(FIRST);
  expect(viewer.focused).not.toHaveBeenCalled();

  const elsewhere = page();
  elsewhere.arrive([]);
  elsewhere.workbench.openFile(SECOND, { keepFocus: true });
  elsewhere.shown();
  expect(elsewhere.focused).not.toHaveBeenCalled();
});
