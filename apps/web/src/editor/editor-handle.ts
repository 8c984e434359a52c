import type { Readable } from '@coedit/client';
import { Store } from '../ui/store.ts';

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

/** What stands behind the handle once Monaco is there. */
export interface EditorBackend {
  run(actionId: string): void;
  actions(): readonly EditorAction[];
  focus(): void;
  setLanguage(id: string): void;
  languages(): readonly LanguageName[];
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
  readonly #position = new Store<EditorPosition | null>(null);
  readonly #language = new Store<string | null>(null);
  #backend: EditorBackend | undefined;
  #waiting: ((backend: EditorBackend) => void) | undefined;

  constructor() {
    this.position = this.#position;
    this.language = this.#language;
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

  /** What the shown file's editor holds; null while none is shown. For debugging and the end-to-end tests. */
  text(): string | null {
    return this.#backend?.text() ?? null;
  }

  /** For editor/ alone. Returns what takes the backend away again. */
  attach(backend: EditorBackend): () => void {
    this.#backend = backend;
    this.#waiting?.(backend);
    this.#waiting = undefined;
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

  #ask(request: (backend: EditorBackend) => void): void {
    if (this.#backend) request(this.#backend);
    else this.#waiting = request;
  }
}
