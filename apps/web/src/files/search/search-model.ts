import type { Readable, SessionClient, Workspace } from '@coedit/client';
import type { FileId } from '@coedit/protocol';
import * as Y from 'yjs';
import { Store } from '../../ui/store.ts';
import { FoundPlaces } from './found-places.ts';
import type { FileMatches, ReplacedFile, SearchedFile, SearchRequest } from './search-messages.ts';
import type { SearchQuery } from './search-text.ts';
import { Searcher, type SearchOutcome } from './searcher.ts';

export type SearchResult =
  | { readonly kind: 'idle' }
  | { readonly kind: 'found'; readonly files: readonly FileMatches[]; readonly isCut: boolean }
  | { readonly kind: 'bad-pattern'; readonly reason: string }
  | { readonly kind: 'too-slow' }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'failed' };

export interface SearchState {
  readonly query: SearchQuery;
  /** Null while replacing is not shown. */
  readonly replacement: string | null;
  readonly result: SearchResult;
  readonly isSearching: boolean;
}

export interface Replaced {
  readonly files: number;
  readonly matches: number;
  /** Takes back these edits alone, whatever was typed since. */
  readonly undo: () => void;
}

const EMPTY_QUERY: SearchQuery = {
  pattern: '',
  matchCase: false,
  wholeWord: false,
  isRegex: false,
  include: '',
  exclude: '',
};

/** What is to be replaced: all that was found, what was found in one file, or one match of it. */
export type ReplaceScope = { readonly id: FileId; readonly start: number | null } | null;

/** ms of quiet, after typing in the field or an edit in a file, before searching (again). */
const QUIET_AFTER_TYPING = 150;
const QUIET_AFTER_EDIT = 800;

/** The search of a session: what is looked for and what was found, kept while its view is not shown. */
export class SearchModel {
  readonly #state = new Store<SearchState>({
    query: EMPTY_QUERY,
    replacement: null,
    result: { kind: 'idle' },
    isSearching: false,
  });
  readonly state: Readable<SearchState> = this.#state;
  readonly #client: SessionClient;
  readonly #searcher: Searcher;
  #places: FoundPlaces | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** A search would end it: the one behind it finds what came meanwhile, too. */
  #isReplacing = false;

  constructor(client: SessionClient, searcher: Searcher = new Searcher()) {
    this.#client = client;
    this.#searcher = searcher;
  }

  setQuery(change: Partial<SearchQuery>): void {
    this.#update({ query: { ...this.#state.get().query, ...change } });
    this.#searchAfter(QUIET_AFTER_TYPING);
  }

  /** Null: replacing is not shown any more. */
  setReplacement(replacement: string | null): void {
    this.#update({ replacement });
    // Each result shows what would stand there.
    this.#searchAfter(QUIET_AFTER_TYPING);
  }

  /** While the view is shown: results follow the edits of everyone. */
  watch(): () => void {
    const onUpdate = () => {
      if (this.#state.get().query.pattern !== '') this.#searchAfter(QUIET_AFTER_EDIT);
    };
    this.#client.doc.on('update', onUpdate);
    if (this.#state.get().query.pattern !== '') void this.search();
    return () => {
      this.#client.doc.off('update', onUpdate);
      clearTimeout(this.#timer);
      this.#searcher.destroy();
      this.#places?.end();
      this.#places = undefined;
      this.#update({ isSearching: false });
    };
  }

  async search(): Promise<void> {
    clearTimeout(this.#timer);
    const { query, replacement } = this.#state.get();
    if (query.pattern === '') return this.#update({ result: { kind: 'idle' }, isSearching: false });
    this.#update({ isSearching: true });
    const files = searchedFiles(this.#workspace);
    const outcome = await this.#searcher
      .ask({ kind: 'search', query, replacement, files })
      .catch((reason: unknown) => {
        console.error('the search', reason);
        return { kind: 'failed' } as const;
      });
    // Null: a newer search took over, and sets the state itself.
    if (outcome === null || outcome.kind === 'replaced') return;
    this.#places?.end();
    this.#places =
      outcome.kind === 'found' ? new FoundPlaces(outcome.files, files, this.#workspace) : undefined;
    this.#update({ result: outcome, isSearching: false });
  }

  /** Null: there was nothing to replace. 'changed': what was found is not there any more as it was. */
  async replace(scope: ReplaceScope = null): Promise<Replaced | 'changed' | null> {
    const { query, replacement } = this.#state.get();
    if (replacement === null) return null;
    // A search that waits for its turn would end this one.
    clearTimeout(this.#timer);
    const all = searchedFiles(this.#workspace);
    const files = scope === null ? all : all.filter((file) => file.id === scope.id);
    const start = scope?.start ?? null;
    const only = scope === null || start === null ? null : (this.#places?.of(scope.id, start) ?? null);
    if (start !== null && only === null) return this.#changed();
    const outcome = await this.#askToReplace({ kind: 'replace', query, replacement, only, files });
    if (outcome === null || outcome.kind === 'found') return null;
    if (outcome.kind !== 'replaced') {
      this.#update({ result: outcome, isSearching: false });
      return null;
    }
    if (start !== null && outcome.files.length === 0) return this.#changed();
    // Someone may have typed while the worker was at it: those files are left as they are now.
    const before = new Map(files.map((file) => [file.id, file.text]));
    const unchanged = outcome.files.filter(
      (file) =>
        this.#workspace.get(file.id) !== undefined &&
        this.#workspace.text(file.id).toString() === before.get(file.id),
    );
    if (unchanged.length === 0) return outcome.files.length === 0 ? null : this.#changed();
    const undo = this.#write(unchanged);
    void this.search();
    return {
      files: unchanged.length,
      matches: unchanged.reduce((sum, file) => sum + file.count, 0),
      undo: () => {
        undo();
        void this.search();
      },
    };
  }

  #changed(): 'changed' {
    void this.search();
    return 'changed';
  }

  async #askToReplace(request: SearchRequest): Promise<SearchOutcome | null> {
    this.#isReplacing = true;
    try {
      return await this.#searcher.ask(request);
    } finally {
      this.#isReplacing = false;
    }
  }

  /** All or nothing; returns what takes these edits back. Throws when a file would become too large. */
  #write(files: readonly ReplacedFile[]): () => void {
    const texts = files.map((file) => this.#workspace.text(file.id));
    // A manager of its own: the editor's takes back what was typed, per file, and has none for files that are not open.
    const undoManager = new Y.UndoManager(texts, {
      trackedOrigins: new Set([this.#workspace.origin]),
      // Any time between two files: it is one step.
      captureTimeout: Number.MAX_SAFE_INTEGER,
    });
    const undo = () => {
      undoManager.undo();
      undoManager.destroy();
    };
    try {
      for (const file of files) this.#workspace.write(file.id, file.text);
    } catch (reason) {
      undo();
      throw reason;
    }
    undoManager.stopCapturing();
    undoManager.trackedOrigins.delete(this.#workspace.origin);
    return undo;
  }

  get #workspace(): Workspace {
    return this.#client.workspace;
  }

  #searchAfter(quiet: number): void {
    clearTimeout(this.#timer);
    if (this.#isReplacing) return;
    this.#timer = setTimeout(() => void this.search(), quiet);
  }

  #update(change: Partial<SearchState>): void {
    this.#state.set({ ...this.#state.get(), ...change });
  }
}

function searchedFiles(workspace: Workspace): readonly SearchedFile[] {
  const texts = workspace.files.get().filter(({ blob }) => blob === undefined);
  return texts.map(({ id, displayPath }) => ({
    id,
    path: displayPath,
    text: workspace.text(id).toString(),
  }));
}

const models = new WeakMap<SessionClient, SearchModel>();

export function searchOf(client: SessionClient): SearchModel {
  const known = models.get(client);
  if (known !== undefined) return known;
  const model = new SearchModel(client);
  models.set(client, model);
  return model;
}
