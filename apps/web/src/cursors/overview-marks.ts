import { colourOf } from '@coedit/protocol';
import type { editor } from 'monaco-editor/editor';
import type { PlacedCursor } from './cursor-decorations.ts';
import type { RemoteCarets } from './remote-carets.ts';

/** ms between two drawings: each paints the whole ruler and minimap. */
const INTERVAL = 500;
/** Monaco's enums are values of its bundle; naming the numbers keeps this file free of loading it. */
const RULER_FULL: editor.OverviewRulerLane.Full = 7;
const MINIMAP_INLINE: editor.MinimapPosition.Inline = 1;

/** Where everyone is in the whole file: marks in the overview ruler and the minimap. */
export class OverviewMarks {
  readonly #carets: RemoteCarets;
  readonly #collection: editor.IEditorDecorationsCollection;
  readonly #unsubscribe: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #notBefore = 0;

  constructor(codeEditor: editor.ICodeEditor, carets: RemoteCarets) {
    this.#carets = carets;
    this.#collection = codeEditor.createDecorationsCollection();
    this.#unsubscribe = carets.shown.subscribe(() => this.#schedule());
    this.#schedule();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#unsubscribe();
    this.#collection.clear();
  }

  #schedule(): void {
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        this.#notBefore = performance.now() + INTERVAL;
        this.#collection.set(overviewMarks(this.#carets.shown.get().cursors));
      },
      Math.max(0, this.#notBefore - performance.now()),
    );
  }
}

/** One mark per line and person. */
export function overviewMarks(cursors: readonly PlacedCursor[]): editor.IModelDeltaDecoration[] {
  return cursors.flatMap(({ colour, selections }) => {
    const { light, dark } = colourOf(colour);
    const lines = new Set(selections.map(({ head }) => head.lineNumber));
    return [...lines].map((line) => ({
      range: { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: 1 },
      options: {
        isWholeLine: true,
        overviewRuler: { color: dark, darkColor: light, position: RULER_FULL },
        minimap: { color: dark, darkColor: light, position: MINIMAP_INLINE },
      },
    }));
  });
}
