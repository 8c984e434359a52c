import type { Readable } from '@coedit/client';
import type { UserId } from '@coedit/protocol';
import { Store } from '../ui/store.ts';
import type { FileSymbol } from './file-symbol.ts';

export interface EditorPosition {
  readonly line: number;
  readonly column: number;
  /** UTF-16 units in all selections together. */
  readonly selected: number;
}

export interface EditorAction {
  readonly id: string;
  readonly label: string;
}

export interface LanguageName {
  readonly id: string;
  readonly name: string;
}

/** A piece of code in one colour of the theme. */
export interface ColouredWord {
  readonly className: string;
  readonly text: string;
}

/** What stands behind the handle once Monaco is there. */
export interface EditorBackend {
  run(actionId: string): void;
  actions(): readonly EditorAction[];
  focus(): void;
  setLanguage(id: string): void;
  languages(): readonly LanguageName[];
  colour(code: string, language: string): Promise<readonly ColouredWord[]>;
  text(): string | null;
}

/**
 * What the rest of the page may ask of the editor. It is there before Monaco is: until then there are no actions and
 * no languages, and of what was asked the newest is done when Monaco has come.
 */
export class EditorHandle {
  readonly position: Readable<EditorPosition | null>;
  /** Monaco's id of the shown file's language. */
  readonly language: Readable<string | null>;
  /** Whose carets are on a line that one of mine is on. */
  readonly companions: Readable<readonly UserId[]>;
  /** The shown file's symbols while somebody wants them; null while they are not known. */
  readonly outline: Readable<readonly FileSymbol[] | null>;
  /** By how many. */
  readonly outlineWanted: Readable<number>;
  readonly #outline = new Store<readonly FileSymbol[] | null>(null);
  readonly #outlineWanted = new Store(0);
  readonly #companions = new Store<readonly UserId[]>([]);
  readonly #position = new Store<EditorPosition | null>(null);
  readonly #language = new Store<string | null>(null);
  #backend: EditorBackend | undefined;
  readonly #awaiting: ((backend: EditorBackend) => void)[] = [];
  #waiting: ((backend: EditorBackend) => void) | undefined;

  constructor() {
    this.position = this.#position;
    this.language = this.#language;
    this.companions = this.#companions;
    this.outline = this.#outline;
    this.outlineWanted = this.#outlineWanted;
  }

  /** Runs one of Monaco's actions in the shown file, such as `actions.find`. */
  run(actionId: string): void {
    this.#ask((backend) => backend.run(actionId));
  }

  monacoActions(): readonly EditorAction[] {
    return this.#backend?.actions() ?? [];
  }

  focus(): void {
    this.#ask((backend) => backend.focus());
  }

  setLanguage(id: string): void {
    this.#ask((backend) => backend.setLanguage(id));
  }

  languages(): readonly LanguageName[] {
    return this.#backend?.languages() ?? [];
  }

  /** Keeps `outline` true until what it returns is called. */
  wantOutline(): () => void {
    this.#outlineWanted.set(this.#outlineWanted.get() + 1);
    let ended = false;
    return () => {
      if (!ended) this.#outlineWanted.set(this.#outlineWanted.get() - 1);
      ended = true;
    };
  }

  /** When Monaco has come, however long that takes. Empty: the language is not known. */
  async colour(code: string, language: string): Promise<readonly ColouredWord[]> {
    const backend = this.#backend ?? (await new Promise<EditorBackend>((come) => this.#awaiting.push(come)));
    return backend.colour(code, language);
  }

  /** What the shown file's editor holds; null while none is shown. For debugging and the end-to-end tests. */
  text(): string | null {
    return this.#backend?.text() ?? null;
  }

  /** For editor/ alone. Returns what takes the backend away again. */
  attach(backend: EditorBackend): () => void {
    this.#backend = backend;
    this.#waiting?.(backend);
    this.#waiting = undefined;
    for (const come of this.#awaiting.splice(0)) come(backend);
    return () => {
      if (this.#backend !== backend) return;
      this.#backend = undefined;
      this.tell(null, null);
    };
  }

  /** For editor/ alone: what is shown now. */
  tell(position: EditorPosition | null, language: string | null): void {
    this.#position.set(position);
    this.#language.set(language);
  }

  /** For editor/ alone. */
  tellOutline(symbols: readonly FileSymbol[] | null): void {
    this.#outline.set(symbols);
  }

  /** For cursors/ alone. */
  tellCompanions(companions: readonly UserId[]): void {
    this.#companions.set(companions);
  }

  #ask(request: (backend: EditorBackend) => void): void {
    if (this.#backend) request(this.#backend);
    else this.#waiting = request;
  }
}
