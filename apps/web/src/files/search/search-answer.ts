import { pathFilter } from './path-filter.ts';
import type { FileMatches, ReplacedFile, SearchAnswer, SearchRequest } from './search-messages.ts';
import {
  compileQuery,
  expandReplacement,
  findMatches,
  MOST_UNITS,
  type Replacer,
  replaceMatches,
  type SearchQuery,
} from './search-text.ts';

/** Matches shown: more would be of no use to anyone, and slow. */
const MOST_MATCHES = 2000;

/** What the worker does; apart from it, so that it can be tested without one. */
export function answerSearch(request: SearchRequest): SearchAnswer {
  const { pattern, include, exclude } = request.query;
  if ([pattern, include, exclude].some(({ length }) => length > MOST_UNITS)) return { kind: 'too-long' };
  let expression: RegExp | null;
  try {
    expression = compileQuery(request.query);
  } catch (reason) {
    return { kind: 'bad-pattern', reason: reason instanceof Error ? reason.message : String(reason) };
  }
  if (request.kind === 'search') return search(request, expression);
  return { kind: 'replaced', files: expression === null ? [] : replace(request, expression) };
}

function search({ query, replacement, files }: SearchRequest, expression: RegExp | null): SearchAnswer {
  const isSearched = pathFilter(query.include, query.exclude);
  const replacer = replacement === null ? null : replacerOf(query, replacement);
  const found: FileMatches[] = [];
  let left = expression === null ? 0 : MOST_MATCHES;
  for (const { id, path, text, putAway } of files) {
    if (expression === null || left <= 0) break;
    if (!isSearched(path)) continue;
    const matches = findMatches(text, expression, left, replacer, putAway);
    left -= matches.length;
    if (matches.length > 0) found.push({ id, matches });
  }
  return { kind: 'found', files: found, isCut: expression !== null && left <= 0 };
}

function replace(
  request: Extract<SearchRequest, { kind: 'replace' }>,
  expression: RegExp,
): readonly ReplacedFile[] {
  const { replacement, query, files, only } = request;
  const isSearched = pathFilter(query.include, query.exclude);
  const replacer = replacerOf(query, replacement);
  const replaced: ReplacedFile[] = [];
  for (const { id, path, text, putAway } of files) {
    if (!isSearched(path)) continue;
    const result = replaceMatches(text, expression, replacer, only, putAway);
    if (result.count > 0) replaced.push({ id, ...result });
  }
  return replaced;
}

function replacerOf({ isRegex }: SearchQuery, replacement: string): Replacer {
  return isRegex ? (match) => expandReplacement(replacement, match) : () => replacement;
}
