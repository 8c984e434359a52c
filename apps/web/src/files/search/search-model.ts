import type { Readable, SessionClient, Workspace } from '@coedit/client';
import type { FileId } from '@coedit/protocol';
import * as Y from 'yjs';
import { Store } from '../../ui/store.ts';
import type { FileMatches, SearchedFile } from './search-messages.ts';
import type { SearchQuery } from './search-text.ts';
import { Searcher } from './searcher.ts';

export type SearchResult =
  | { readonly kind: 'idle' }
  | { readonly kind: 'found'; readonly files: readonly FileMatches[]; readonly isCut: boolean }
  | { readonly kind: 'bad-pattern'; readonly reason: string }
  | { readonly kind: 'too-slow' };

export interface SearchState {
  readonly query: SearchQuery;
  readonly replacement: string;
  readonly result: SearchResult;
  readonly isSearching: boolean;
}

export interface Replaced {
  readonly files: number;
  readonly matches: number;
  /** Takes back these edits alone, whatever was typed since. */
  readonly undo: () => void;
}

const EMPTY_QUERY: SearchQuery = { pattern: '', matchCase: false, wholeWord: false, isRegex: false };

/** ms of quiet, after typing in the field or an edit in a file, before searching (again). */
const QUIET_AFTER_TYPING = 150;
const QUIET_AFTER_EDIT = 800;

/** The search of a session: what is looked for and what was found, kept while its view is not shown. */
export class SearchModel {
  readonly #state = new Store<SearchState>({
    query: EMPTY_QUERY,
    replacement: '',
    result: { kind: 'idle' },
    isSearching: false,
  });
  readonly state: Readable<SearchState> = this.#state;
  readonly #client: SessionClient;
  readonly #searcher: Searcher;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(client: SessionClient, searcher: Searcher = new Searcher()) {
    this.#client = client;
    this.#searcher = searcher;
  }

  setQuery(change: Partial<SearchQuery>): void {
    this.#update({ query: { ...this.#state.get().query, ...change } });
    this.#searchAfter(QUIET_AFTER_TYPING);
  }

  setReplacement(replacement: string): void {
    this.#update({ replacement });
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
      this.#update({ isSearching: false });
    };
  }

  async search(): Promise<void> {
    clearTimeout(this.#timer);
    const { query } = this.#state.get();
    if (query.pattern === '') return this.#update({ result: { kind: 'idle' }, isSearching: false });
    this.#update({ isSearching: true });
    const outcome = await this.#searcher.ask({
      kind: 'search',
      query,
      files: searchedFiles(this.#workspace),
    });
    // Null: a newer search took over, and sets the state itself.
    if (outcome === null || outcome.kind === 'replaced') return;
    this.#update({ result: outcome, isSearching: false });
  }

  /** In all files, or in `only`. Null when nothing was replaced. */
  async replaceAll(only?: FileId): Promise<Replaced | null> {
    const { query, replacement } = this.#state.get();
    const all = searchedFiles(this.#workspace);
    const files = only === undefined ? all : all.filter((file) => file.id === only);
    const outcome = await this.#searcher.ask({ kind: 'replace', query, replacement, files });
    if (outcome === null || outcome.kind === 'found') return null;
    if (outcome.kind !== 'replaced') {
      this.#update({ result: outcome });
      return null;
    }
    // Someone may have typed while the worker was at it: those files are left as they are now.
    const before = new Map(files.map((file) => [file.id, file.text]));
    const unchanged = outcome.files.filter(
      (file) =>
        this.#workspace.get(file.id) !== undefined &&
        this.#workspace.text(file.id).toString() === before.get(file.id),
    );
    if (unchanged.length === 0) return null;
    const texts = unchanged.map((file) => this.#workspace.text(file.id));
    // A manager of its own: the editor's takes back what was typed, per file, and has none for files that are not open.
    const undoManager = new Y.UndoManager(texts, {
      trackedOrigins: new Set([this.#workspace.origin]),
      // Any time between two files: it is one step.
      captureTimeout: Number.MAX_SAFE_INTEGER,
    });
    for (const file of unchanged) this.#workspace.write(file.id, file.text);
    undoManager.stopCapturing();
    undoManager.trackedOrigins.delete(this.#workspace.origin);
    void this.search();
    return {
      files: unchanged.length,
      matches: unchanged.reduce((sum, file) => sum + file.count, 0),
      undo: () => {
        undoManager.undo();
        undoManager.destroy();
        void this.search();
      },
    };
  }

  get #workspace(): Workspace {
    return this.#client.workspace;
  }

  #searchAfter(quiet: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.search(), quiet);
  }

  #update(change: Partial<SearchState>): void {
    this.#state.set({ ...this.#state.get(), ...change });
  }
}

function searchedFiles(workspace: Workspace): readonly SearchedFile[] {
  return workspace.files.get().map(({ id }) => ({ id, text: workspace.text(id).toString() }));
}

const models = new WeakMap<SessionClient, SearchModel>();

export function searchOf(client: SessionClient): SearchModel {
  const known = models.get(client);
  if (known !== undefined) return known;
  const model = new SearchModel(client);
  models.set(client, model);
  return model;
}
