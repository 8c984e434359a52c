import type { FileId } from '@coedit/protocol';
import type { Range } from './moving-ranges.ts';
import type { SearchQuery, TextMatch } from './search-text.ts';

export interface SearchedFile {
  readonly id: FileId;
  readonly path: string;
  readonly text: string;
  /** Matches that are neither found nor replaced. */
  readonly putAway: readonly Range[];
}

/** To the worker. */
export type SearchRequest =
  | {
      readonly kind: 'search';
      readonly query: SearchQuery;
      /** Shown with each match; null: not asked for. */
      readonly replacement: string | null;
      readonly files: readonly SearchedFile[];
    }
  | {
      readonly kind: 'replace';
      readonly query: SearchQuery;
      readonly replacement: string;
      /** The only match to be replaced; null: all are. */
      readonly only: Range | null;
      readonly files: readonly SearchedFile[];
    };

export interface FileMatches {
  readonly id: FileId;
  readonly matches: readonly TextMatch[];
}

export interface ReplacedFile {
  readonly id: FileId;
  readonly text: string;
  readonly count: number;
}

/** From the worker: one answer to a request. */
export type SearchAnswer =
  | { readonly kind: 'found'; readonly files: readonly FileMatches[]; readonly isCut: boolean }
  | { readonly kind: 'replaced'; readonly files: readonly ReplacedFile[] }
  | { readonly kind: 'bad-pattern'; readonly reason: string }
  | { readonly kind: 'too-long' };
