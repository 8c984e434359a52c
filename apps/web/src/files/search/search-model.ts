import type { Readable, SessionClient, Workspace } from '@coedit/client';
import type { FileId } from '@coedit/protocol';
import { Store } from '../../ui/store.ts';
import { FoundPlaces } from './found-places.ts';
import { PutAway } from './put-away.ts';
import type { FileMatches, SearchedFile, SearchRequest } from './search-messages.ts';
import type { SearchQuery, TextMatch } from './search-text.ts';
import { Searcher, type SearchOutcome } from './searcher.ts';
import { writeReplaced } from './write-replaced.ts';

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
export type ReplaceScope = FoundScope | null;

/** What was found in a file, or the one match that was found at `start`. */
export interface FoundScope {
  readonly id: FileId;
  readonly start: number | null;
}

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
  readonly #putAway: PutAway;
  #places: FoundPlaces | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** A search would end it: the one behind it finds what came meanwhile, too. */
  #isReplacing = false;

  constructor(client: SessionClient, searcher: Searcher = new Searcher()) {
    this.#client = client;
    this.#putAway = new PutAway(client.workspace);
    this.#searcher = searcher;
  }

  setQuery(change: Partial<SearchQuery>): void {
    this.#update({ query: { ...this.#state.get().query, ...change } });
    this.#putAway.clear();
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

  /** With what was put away. */
  searchAnew(): void {
    this.#putAway.clear();
    void this.search();
  }

  /** It is neither shown nor replaced any more, until something else is looked for. */
  dismiss({ id, start }: FoundScope): void {
    const { result, isSearching } = this.#state.get();
    if (result.kind !== 'found') return;
    const isMeant = (match: TextMatch) => start === null || match.start === start;
    const meant = result.files.find((file) => file.id === id)?.matches.filter(isMeant) ?? [];
    const places = meant.map((match) => this.#places?.of(id, match.start) ?? null);
    if (this.#workspace.get(id) !== undefined)
      this.#putAway.add(
        id,
        places.filter((place) => place !== null),
      );
    const files = result.files
      .map((file) =>
        file.id === id ? { ...file, matches: file.matches.filter((match) => !isMeant(match)) } : file,
      )
      .filter(({ matches }) => matches.length > 0);
    this.#update({ result: { ...result, files } });
    // The one that is under way does not know of it.
    if (isSearching) void this.search();
  }

  async search(): Promise<void> {
    clearTimeout(this.#timer);
    const { query, replacement } = this.#state.get();
    if (query.pattern === '') return this.#update({ result: { kind: 'idle' }, isSearching: false });
    this.#update({ isSearching: true });
    const files = this.#searchedFiles();
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
    const all = this.#searchedFiles();
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
    const undo = writeReplaced(this.#workspace, unchanged);
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

  get #workspace(): Workspace {
    return this.#client.workspace;
  }

  #searchedFiles(): readonly SearchedFile[] {
    const texts = this.#workspace.files.get().filter(({ blob }) => blob === undefined);
    return texts.map(({ id, displayPath }) => ({
      id,
      path: displayPath,
      text: this.#workspace.text(id).toString(),
      putAway: this.#putAway.of(id),
    }));
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

const models = new WeakMap<SessionClient, SearchModel>();

export function searchOf(client: SessionClient): SearchModel {
  const known = models.get(client);
  if (known !== undefined) return known;
  const model = new SearchModel(client);
  models.set(client, model);
  return model;
}
