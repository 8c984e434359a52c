import type { Writer } from './writer.ts';

/** What is wrong with a text, marker by marker. */
export interface Verdict {
  /** Inserts that were called saved and are not there, and deletions that were called saved and did not last. */
  readonly lost: readonly string[];
  /** There more than once. */
  readonly doubled: readonly string[];
  /** Lines that nobody wrote. */
  readonly foreign: readonly string[];
}

interface Expected {
  inserted: 'saved' | 'unsure';
  deleted: 'no' | 'unsure' | 'saved';
}

/** @param savedOf how many of a writer's first edits were promised; by default all that it was ever told. */
export function judge(
  text: string,
  writers: readonly Writer[],
  savedOf: (writer: Writer) => number = (writer) => writer.saved,
): Verdict {
  const found = countLines(text);
  const expected = new Map(writers.flatMap((writer) => expectations(writer, savedOf(writer))));
  const lost: string[] = [];
  for (const [marker, { inserted, deleted }] of expected) {
    const isThere = found.has(marker);
    if (inserted === 'saved' && deleted === 'no' && !isThere) lost.push(marker);
    if (deleted === 'saved' && isThere) lost.push(`deletion of ${marker}`);
  }
  const lines = [...found];
  return {
    lost,
    doubled: lines.filter(([, times]) => times > 1).map(([line]) => line),
    foreign: lines.filter(([line]) => !expected.has(line)).map(([line]) => line),
  };
}

function expectations(writer: Writer, saved: number): [string, Expected][] {
  const markers = new Map<string, Expected>();
  for (const [index, { kind, marker }] of writer.edits.entries()) {
    const isSaved = index < saved;
    const expected = markers.get(marker);
    if (kind === 'insert') markers.set(marker, { inserted: isSaved ? 'saved' : 'unsure', deleted: 'no' });
    else if (expected !== undefined) expected.deleted = isSaved ? 'saved' : 'unsure';
  }
  return [...markers];
}

function countLines(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.split('\n')) if (line !== '') counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}
