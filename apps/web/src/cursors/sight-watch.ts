import type { Readable } from '@coedit/client';
import type { editor } from 'monaco-editor/editor';
import { Store } from '../ui/store.ts';
import { lineHeightOf } from './editor-pixels.ts';
import type { RemoteCarets } from './remote-carets.ts';
import { NOBODY, type Sight, sameSight, sightOf } from './sight.ts';

/** Where the names of those out of sight may stand without lying on my line; px from the edges of the editor. */
export interface EdgeRoom {
  readonly top: number;
  readonly bottom: number;
  readonly right: number;
}

/** Names at an edge take this many rows. */
const EDGE_ROWS = 2;
const MARGIN = 6;

/** Keeps what is true of the others' carets beyond the edges, in folds and on my lines; looks once a frame at most. */
export class SightWatch {
  readonly sight: Readable<Sight>;
  readonly room: Readable<EdgeRoom>;
  readonly #sight = new Store<Sight>(NOBODY);
  readonly #room = new Store<EdgeRoom>({ top: MARGIN, bottom: MARGIN, right: MARGIN });
  readonly #editor: editor.ICodeEditor;
  readonly #carets: RemoteCarets;
  readonly #unsubscribe: readonly (() => void)[];
  #frame: number | undefined;

  constructor(codeEditor: editor.ICodeEditor, carets: RemoteCarets) {
    this.sight = this.#sight;
    this.room = this.#room;
    this.#editor = codeEditor;
    this.#carets = carets;
    const schedule = () => this.#schedule();
    const listeners = [
      codeEditor.onDidScrollChange(schedule),
      codeEditor.onDidLayoutChange(schedule),
      codeEditor.onDidChangeHiddenAreas(schedule),
      codeEditor.onDidChangeCursorSelection(schedule),
    ];
    this.#unsubscribe = [
      () => {
        for (const listener of listeners) listener.dispose();
      },
      carets.shown.subscribe(schedule),
    ];
    this.#schedule();
  }

  dispose(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#sight.set(NOBODY);
  }

  #schedule(): void {
    this.#frame ??= requestAnimationFrame(() => this.#look());
  }

  #look(): void {
    this.#frame = undefined;
    const { cursors } = this.#carets.shown.get();
    if (cursors.length === 0) return this.#set(NOBODY);
    const myLines = new Set((this.#editor.getSelections() ?? []).map((mine) => mine.positionLineNumber));
    this.#set(sightOf(cursors, this.#editor.getVisibleRanges(), myLines));
    this.#measure();
  }

  #set(sight: Sight): void {
    if (!sameSight(this.#sight.get(), sight)) this.#sight.set(sight);
  }

  /** Where my caret is comes from Monaco's own figures, not from the page: nothing is laid out for it. */
  #measure(): void {
    const { above, below } = this.#sight.get();
    const position = this.#editor.getPosition();
    if ((above.length === 0 && below.length === 0) || position === null) return;
    const { height, width, contentLeft, contentWidth } = this.#editor.getLayoutInfo();
    const lineHeight = lineHeightOf(this.#editor);
    const own =
      this.#editor.getTopForPosition(position.lineNumber, position.column) - this.#editor.getScrollTop();
    const reach = EDGE_ROWS * lineHeight;
    const room: EdgeRoom = {
      top: own > -lineHeight && own < reach ? Math.round(own + lineHeight + MARGIN) : MARGIN,
      bottom: own > height - reach && own < height ? Math.round(height - own + MARGIN) : MARGIN,
      right: width - contentLeft - contentWidth + MARGIN,
    };
    const before = this.#room.get();
    if (before.top !== room.top || before.bottom !== room.bottom || before.right !== room.right)
      this.#room.set(room);
  }
}
