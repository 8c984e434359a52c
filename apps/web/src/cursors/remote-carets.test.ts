import type { RemoteCursor } from '@coedit/client';
import type { FileId, Participant, UserId } from '@coedit/protocol';
import type { editor } from 'monaco-editor/editor';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CodeEditor } from '../editor/code-editor.ts';
import type { FileModel } from '../editor/file-models.ts';
import { type Peer, twoPeers } from '../editor/testing/peer.ts';
import { parsePreferences } from '../settings/preferences.ts';
import { Store } from '../ui/store.ts';
import { encodeSelection } from './relative-selections.ts';
import { RemoteCarets } from './remote-carets.ts';

const GRACE = 7 as UserId;
const FILE = 'file:abcdefghijkl' as FileId;

/** Me with an editor, and Grace, whose document and cursor reach me when the test says so. */
function meet(content: string) {
  const [mine, grace] = twoPeers(content);
  const view = mine.openEditor();
  const participants = new Store<readonly Participant[]>([
    { userId: GRACE, name: 'Grace', colour: 3, role: 'editor', state: 0, yjsClientId: grace.doc.clientID },
  ]);
  const cursors = new Store<ReadonlyMap<UserId, RemoteCursor>>(new Map());
  const file: FileModel = {
    id: FILE,
    model: mine.model as never,
    text: mine.text,
    binding: mine.binding,
    address: '',
  };
  const shown = new Store<FileModel | null>(file);
  const codeEditor = { editor: view, shown } as unknown as CodeEditor;
  const client = { participants, cursors } as unknown as ConstructorParameters<typeof RemoteCarets>[1];
  const preferences = new Store(parsePreferences(null));
  const carets = new RemoteCarets(codeEditor, client, { values: preferences });
  const moves: UserId[] = [];
  carets.onActivity((userId) => moves.push(userId));
  const put = (offset: number, change: Partial<RemoteCursor> = {}) => {
    const selections = [encodeSelection(grace.text, { anchor: offset, head: offset })];
    cursors.set(
      new Map([[GRACE, { userId: GRACE, fileId: FILE, line: 1, column: 1, selections, ...change }]]),
    );
  };
  const seen = () => {
    const position = carets.positionOf(GRACE, 0);
    return position === null ? null : mine.model.getOffsetAt(position);
  };
  open.push(() => {
    carets.dispose();
    mine.close();
    grace.close();
  });
  return { mine, grace, view, carets, participants, preferences, shown, moves, put, seen };
}

const open: (() => void)[] = [];
const deliver = (from: Peer, to: Peer) => from.sendTo(to);
/** Long enough for the next flush, shorter than what a late cursor is waited for. */
const flush = () => vi.advanceTimersByTime(60);
const classes = (view: editor.ICodeEditor) =>
  (view.getModel()?.getAllDecorations() ?? []).map(({ options }) => options.className ?? '');

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'cancelAnimationFrame', 'performance'],
  });
});

afterEach(() => {
  for (const close of open.splice(0)) close();
  vi.useRealTimers();
});

describe("another's caret in my editor", () => {
  it('is where its owner has it, in the owner’s colour', () => {
    const { put, seen, view } = meet('hello world');
    put(5);
    flush();
    expect(seen()).toBe(5);
    expect(classes(view).some((name) => name.includes('remote-caret') && name.includes('person-3'))).toBe(
      true,
    );
  });

  it('rides along with my typing before it at once, and stays exact', () => {
    const { put, seen, mine, view } = meet('hello world');
    put(5);
    flush();
    view.setPosition({ lineNumber: 1, column: 1 });
    mine.type('oh, ', view);
    expect(seen()).toBe(9);
    flush();
    expect(seen()).toBe(9);
  });

  it('of someone who only reads is hidden and shown again by my setting; an editor’s stays', () => {
    const { put, seen, participants, preferences } = meet('hello world');
    put(5);
    flush();
    preferences.set({ ...preferences.get(), viewerCarets: false });
    flush();
    expect(seen()).toBe(5);
    participants.set(participants.get().map((person) => ({ ...person, role: 'viewer' as const })));
    flush();
    expect(seen()).toBe(null);
    preferences.set({ ...preferences.get(), viewerCarets: true });
    flush();
    expect(seen()).toBe(5);
  });

  it('is not waited for forever from someone who writes and has none, or left', () => {
    const { mine, grace, carets } = meet('hello world');
    grace.edit({ at: 5, insert: '!!' });
    deliver(grace, mine);
    vi.advanceTimersByTime(5_000);
    let looks = 0;
    carets.shown.subscribe(() => {
      looks += 1;
    });
    vi.advanceTimersByTime(5_000);
    expect(looks).toBe(0);
  });

  it('goes with what its owner types, before the owner’s new cursor is here, and is not pulled back', () => {
    const { put, seen, mine, grace } = meet('hello world');
    put(5);
    flush();
    grace.edit({ at: 5, insert: '!!' });
    deliver(grace, mine);
    expect(seen()).toBe(7);
    flush();
    expect(seen()).toBe(7);
    put(7);
    flush();
    expect(seen()).toBe(7);
  });

  it('is not pulled back by a cursor that its owner’s next letters have overtaken', () => {
    const { put, seen, mine, grace } = meet('hello world');
    put(5);
    flush();
    for (const at of [5, 6, 7]) {
      grace.edit({ at, insert: '!' });
      deliver(grace, mine);
    }
    put(6);
    flush();
    expect(seen()).toBe(8);
    put(7);
    flush();
    expect(seen()).toBe(8);
    put(8);
    flush();
    expect(seen()).toBe(8);
    put(2);
    flush();
    expect(seen()).toBe(2);
  });

  it('is believed again when no cursor follows the owner’s edit', () => {
    const { put, seen, mine, grace } = meet('hello world');
    put(5);
    flush();
    grace.edit({ at: 5, insert: '!!' });
    deliver(grace, mine);
    flush();
    vi.advanceTimersByTime(1100);
    expect(seen()).toBe(5);
  });

  it('stays before what I type exactly at it, with no frame in between', async () => {
    const { put, seen, mine, view } = meet('hello world');
    put(5);
    flush();
    view.setPosition({ lineNumber: 1, column: 6 });
    mine.type('!!', view);
    await Promise.resolve();
    expect(seen()).toBe(5);
    flush();
    expect(seen()).toBe(5);
  });

  it('is at its line and column where its text is not here yet, within what there is', () => {
    const { put, seen, grace } = meet('hello\nworld');
    grace.edit({ at: 11, insert: '\nmore' });
    put(14, { line: 2, column: 3 });
    flush();
    expect(seen()).toBe(8);
    put(14, { line: 99, column: 99 });
    flush();
    expect(seen()).toBe(11);
  });

  it('is gone with its owner, and in another file', () => {
    const { put, seen, participants, shown } = meet('hello');
    put(5);
    flush();
    participants.set([]);
    flush();
    expect(seen()).toBeNull();
    shown.set(null);
    expect(seen()).toBeNull();
  });

  it('counts as moved when its owner moves, not when the text above it moves it', () => {
    const { put, moves } = meet('hello');
    put(5);
    expect(moves).toEqual([GRACE]);
    put(5, { line: 2 });
    expect(moves).toEqual([GRACE]);
    put(4);
    expect(moves).toEqual([GRACE, GRACE]);
  });
});
