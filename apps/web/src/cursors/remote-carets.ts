import type { RemoteCursor, SessionClient } from '@coedit/client';
import { may, type Participant, ParticipantState, type UserId } from '@coedit/protocol';
import type { IPosition } from 'monaco-editor/editor';
import type * as Y from 'yjs';
import type { CodeEditor } from '../editor/code-editor.ts';
import type { FileModel } from '../editor/file-models.ts';
import type { Preferences } from '../settings/preferences.ts';
import { Store } from '../ui/store.ts';
import {
  type CaretIndex,
  cursorDecorations,
  type PlacedCursor,
  type PlacedSelection,
} from './cursor-decorations.ts';
import { Pace } from './pace.ts';
import { letterAtHead, resolveSelection, sameSelections } from './relative-selections.ts';

/** ms to wait for the cursor that belongs to an edit that is here already; a busy sender or server tells it late. */
const CURSOR_FOLLOWS_EDIT = 1000;

/** Someone whose edits are here and whose cursor after them is not. */
interface Ahead {
  /** In ms of `performance.now`. */
  readonly until: number;
  /** The Yjs clock of the first letter that no cursor of theirs has followed yet, and the clock after the last. */
  readonly first: number;
  readonly next: number;
}

/** What the names and the marks are drawn from: everyone in the shown file, as of the last flush. */
export interface ShownCursors {
  readonly file: FileModel | null;
  readonly cursors: readonly PlacedCursor[];
}

/**
 * The others' carets and selections in the shown file. Between two flushes Monaco moves the decorations along with the
 * text; at a flush they are worked out anew from the relative positions, and so are exact after every edit by anyone.
 */
export class RemoteCarets {
  /** Changes at each flush. */
  readonly shown = new Store<ShownCursors>({ file: null, cursors: [] });
  readonly #codeEditor: CodeEditor;
  readonly #client: SessionClient;
  readonly #preferences: Pick<Preferences, 'values'>;
  readonly #collection: ReturnType<CodeEditor['editor']['createDecorationsCollection']>;
  readonly #pace = new Pace(() => this.#flush());
  readonly #activityListeners = new Set<(userId: UserId) => void>();
  readonly #unsubscribe: (() => void)[];
  #file: FileModel | null = null;
  #carets: readonly CaretIndex[] = [];
  /** As they were at the last look, to tell who moved. */
  #known: ReadonlyMap<UserId, RemoteCursor> = new Map();
  /** Who typed: for a while Monaco's own moving along is better than the cursor of before the edit. */
  readonly #ahead = new Map<UserId, Ahead>();
  #aheadTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(codeEditor: CodeEditor, client: SessionClient, preferences: Pick<Preferences, 'values'>) {
    this.#codeEditor = codeEditor;
    this.#client = client;
    this.#preferences = preferences;
    this.#collection = codeEditor.editor.createDecorationsCollection();
    this.#unsubscribe = [
      client.cursors.subscribe(() => this.#cursorsChanged()),
      client.participants.subscribe(() => this.#pace.ask()),
      preferences.values.subscribe(() => this.#pace.ask()),
      codeEditor.shown.subscribe(() => this.#show()),
    ];
    this.#show();
    this.#cursorsChanged();
  }

  /** Where a caret is at this moment, also between two flushes. */
  positionOf(userId: UserId, selection: number): IPosition | null {
    const caret = this.#carets.find((known) => known.userId === userId && known.selection === selection);
    return caret === undefined
      ? null
      : (this.#collection.getRange(caret.decoration)?.getEndPosition() ?? null);
  }

  /** Told of everyone who moves or types; `shown` changes soon after. */
  onActivity(listener: (userId: UserId) => void): () => void {
    this.#activityListeners.add(listener);
    return () => this.#activityListeners.delete(listener);
  }

  dispose(): void {
    this.#pace.stop();
    clearTimeout(this.#aheadTimer);
    this.#file?.text.unobserve(this.#onTextChange);
    this.#file = null;
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#collection.clear();
  }

  #show(): void {
    this.#file?.text.unobserve(this.#onTextChange);
    this.#file = this.#codeEditor.shown.get();
    this.#file?.text.observe(this.#onTextChange);
    this.#ahead.clear();
    // At once: at its next place a caret of the file before would be seen in this one.
    this.#collection.clear();
    this.#carets = [];
    this.shown.set({ file: this.#file, cursors: [] });
    this.#pace.ask();
  }

  #cursorsChanged(): void {
    const cursors = this.#client.cursors.get();
    for (const [userId, cursor] of cursors) {
      const before = this.#known.get(userId);
      if (before === cursor) continue;
      if (!this.#isBehind(cursor)) this.#ahead.delete(userId);
      if (before !== undefined && !hasMoved(before, cursor)) continue;
      for (const listener of this.#activityListeners) listener(userId);
    }
    this.#known = cursors;
    this.#pace.ask();
  }

  readonly #onTextChange = (_event: Y.YTextEvent, { beforeState, afterState, local }: Y.Transaction) => {
    if (!local) {
      const until = performance.now() + CURSOR_FOLLOWS_EDIT;
      for (const { userId, yjsClientId } of this.#client.participants.get()) {
        const first = beforeState.get(yjsClientId) ?? 0;
        const next = afterState.get(yjsClientId) ?? 0;
        if (next > first)
          this.#ahead.set(userId, { until, first: this.#ahead.get(userId)?.first ?? first, next });
      }
    } else if (this.#isSomeoneOnMyLines()) {
      // What I type exactly at another's caret must not carry it along, not even for a frame.
      queueMicrotask(() => this.#flush());
    }
    this.#pace.ask();
  };

  /**
   * Fast typing overtakes the cursors on the way: this one was sent between two of the letters that are here already.
   * (An arrow key that goes back into them looks the same, and is believed a little later.)
   */
  #isBehind({ userId, selections }: RemoteCursor): boolean {
    const ahead = this.#ahead.get(userId);
    const [primary] = selections;
    const letter = primary === undefined ? null : letterAtHead(primary);
    const person = this.#client.participants.get().find((other) => other.userId === userId);
    if (ahead === undefined || letter === null || letter.client !== person?.yjsClientId) return false;
    return letter.clock >= ahead.first - 1 && letter.clock < ahead.next - 1;
  }

  #isSomeoneOnMyLines(): boolean {
    const mine = new Set(
      this.#codeEditor.editor.getSelections()?.map(({ positionLineNumber }) => positionLineNumber),
    );
    return this.#carets.some(({ decoration }) => {
      const line = this.#collection.getRange(decoration)?.endLineNumber;
      return line !== undefined && mine.has(line);
    });
  }

  #flush(): void {
    const file = this.#file;
    if (file === null || file.model.isDisposed()) return;
    this.#endWaiting();
    const people = new Map(this.#client.participants.get().map((person) => [person.userId, person]));
    const { viewerCarets } = this.#preferences.values.get();
    const cursors: PlacedCursor[] = [];
    for (const [userId, cursor] of this.#client.cursors.get()) {
      const person = people.get(userId);
      if (person === undefined || cursor.fileId !== file.id) continue;
      if (!viewerCarets && !may(person.role, 'edit')) continue;
      cursors.push(placedCursor(person, this.#selectionsOf(file, cursor)));
    }
    const { decorations, carets } = cursorDecorations(cursors);
    this.#collection.set([...decorations]);
    this.#carets = carets;
    this.shown.set({ file, cursors });
    this.#lookAgain();
  }

  /** Also of those who left, or have no cursor here at all: their wait would be begun again without end. */
  #endWaiting(): void {
    const now = performance.now();
    for (const [userId, { until }] of this.#ahead) if (until <= now) this.#ahead.delete(userId);
  }

  /** Those who are ahead of their cursor are looked at again when it is late. */
  #lookAgain(): void {
    clearTimeout(this.#aheadTimer);
    if (this.#ahead.size === 0) return;
    const next = Math.min(...[...this.#ahead.values()].map(({ until }) => until));
    const wait = Math.max(0, next - performance.now());
    this.#aheadTimer = setTimeout(() => this.#pace.ask(), wait);
  }

  #selectionsOf(file: FileModel, cursor: RemoteCursor): readonly PlacedSelection[] {
    const ahead = this.#aheadOf(cursor);
    if (ahead !== null) return ahead;
    const resolved = cursor.selections.flatMap((selection) => {
      const offsets = resolveSelection(file.text, selection);
      if (offsets === null) return [];
      const { anchor, head } = offsets;
      return { anchor: file.model.getPositionAt(anchor), head: file.model.getPositionAt(head) };
    });
    if (resolved.length > 0) return resolved;
    const place = file.model.validatePosition({ lineNumber: cursor.line, column: cursor.column });
    return [{ anchor: place, head: place }];
  }

  /** Of someone whose edit is here and whose cursor after it is not: where Monaco has moved the caret to. */
  #aheadOf({ userId }: RemoteCursor): readonly PlacedSelection[] | null {
    if (!this.#ahead.has(userId)) return null;
    const heads = this.#carets
      .filter((caret) => caret.userId === userId)
      .flatMap((caret) => this.#collection.getRange(caret.decoration)?.getEndPosition() ?? []);
    return heads.length === 0 ? null : heads.map((head) => ({ anchor: head, head }));
  }
}

/** Line and column alone change with what others type above. */
function hasMoved(before: RemoteCursor, after: RemoteCursor): boolean {
  if (before.fileId !== after.fileId) return true;
  if (after.selections.length > 0) return !sameSelections(before.selections, after.selections);
  return before.line !== after.line || before.column !== after.column;
}

function placedCursor(person: Participant, selections: readonly PlacedSelection[]): PlacedCursor {
  const { userId, colour, state } = person;
  return { userId, colour, dimmed: state !== ParticipantState.Active, selections };
}
