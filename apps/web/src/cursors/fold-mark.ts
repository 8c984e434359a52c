import type { editor } from 'monaco-editor/editor';

/** Monaco's enums are values of its bundle; naming the numbers keeps this file free of loading it. */
const EXACT: editor.ContentWidgetPositionPreference.EXACT = 0;

export interface FoldedPerson {
  readonly colourClass: string;
  readonly name: string;
}

/** Dots behind a folded line, one for each person whose caret is inside; a click goes to the first of them. */
export class FoldMark implements editor.IContentWidget {
  readonly suppressMouseDown = true;
  readonly #line: number;
  readonly #column: () => number | null;
  readonly #node = document.createElement('button');

  /** `column`: of the line's end, asked at each layout; null: there is no such line any more. */
  constructor(line: number, column: () => number | null, onClick: () => void) {
    this.#line = line;
    this.#column = column;
    this.#node.type = 'button';
    this.#node.className = 'fold-mark';
    // In the text Tab indents, unless Monaco was told that it moves the focus; Alt+J goes into the fold from its line.
    this.#node.tabIndex = 0;
    this.#node.addEventListener('click', onClick);
  }

  getId(): string {
    return `coedit.fold.${this.#line}`;
  }

  getDomNode(): HTMLElement {
    return this.#node;
  }

  getPosition(): editor.IContentWidgetPosition | null {
    const column = this.#column();
    if (column === null) return null;
    return { position: { lineNumber: this.#line, column }, preference: [EXACT] };
  }

  draw(people: readonly FoldedPerson[], label: string): void {
    this.#node.title = label;
    this.#node.setAttribute('aria-label', label);
    this.#node.replaceChildren(
      ...people.map(({ colourClass }) => {
        const dot = document.createElement('span');
        dot.className = `fold-mark-dot ${colourClass}`;
        return dot;
      }),
    );
  }
}
