import { listOf } from '../../texts/isolate.ts';
import { text } from '../../texts/texts.ts';
import type { LeftOut, LeftOutReason } from './import-filter.ts';

export interface ImportOutcome {
  readonly added: readonly unknown[];
  /** Of those added, how many got another name because theirs was taken. */
  readonly renamed: number;
  /** Were there already with the same content. */
  readonly same?: number;
  readonly leftOut: readonly LeftOut[];
  readonly skippedFolders: readonly string[];
  /** Files that a .gitignore among them names. */
  readonly ignored?: number;
  /** The person ended it. */
  readonly isCancelled?: boolean;
}

const REASONS: readonly LeftOutReason[] = ['too-large', 'no-room', 'bad-path', 'unreadable', 'not-stored'];

/** Says what was done and, for everything that was not, why. */
export function importSummary(outcome: ImportOutcome): string {
  const { added, renamed, same = 0, isCancelled } = outcome;
  const titles = text.files.import;
  const sentences = isCancelled ? [titles.cancelled(added.length)] : [titles.added(added.length)];
  if (renamed > 0) sentences.push(titles.renamed(renamed));
  if (same > 0) sentences.push(titles.same(same));
  return [...sentences, ...leftOutSentences(outcome)].join(' ');
}

/** Why what is left out is left out. */
export function leftOutSentences({
  leftOut,
  skippedFolders,
  ignored = 0,
}: Pick<ImportOutcome, 'leftOut' | 'skippedFolders' | 'ignored'>): readonly string[] {
  const titles = text.files.import;
  const sentences: string[] = [];
  for (const reason of REASONS) {
    const paths = leftOut.filter((one) => one.reason === reason).map((one) => one.path);
    if (paths.length > 0) sentences.push(titles.leftOut[reason](someOf(paths)));
  }
  if (skippedFolders.length > 0) sentences.push(titles.skippedFolders(someOf(skippedFolders)));
  if (ignored > 0) sentences.push(titles.ignored(ignored));
  return sentences;
}

const MOST_NAMED = 3;

function someOf(paths: readonly string[]): string {
  const named = listOf(paths.slice(0, MOST_NAMED));
  return paths.length > MOST_NAMED ? text.files.import.andMore(named, paths.length - MOST_NAMED) : named;
}
