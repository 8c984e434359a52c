import type { Random } from '@coedit/protocol/testing';
import { Bytes } from './bytes.ts';
import type { TraceEvent } from './trace.ts';

/** What of the bytes that were not synced is there after the cut. Whoever writes may assume none of these. */
export const SURVIVALS = ['nothing', 'sectors', 'writes', 'pages', 'everything'] as const;
export type Survival = (typeof SURVIVALS)[number];

/** Bytes; a disk writes one whole or not at all. */
const SECTOR = 512;
const PAGE = 4096;

interface Write {
  readonly kind: 'write';
  readonly offset: number;
  readonly data: Buffer;
  isDone: boolean;
}

type Change = Write | { readonly kind: 'truncate'; readonly length: number; isDone: boolean };

interface File {
  readonly durable: Bytes;
  /** Made and not synced, in order. */
  pending: Change[];
  /**
   * Of a sync that failed, or a write that a kill cut short, in order. The kernel has them, takes them for written and will
   * not write them at a later sync: only what is written again in their place can become sure.
   */
  forgotten: Write[];
}

interface Naming {
  readonly path: string;
  /** Null: the name goes. */
  readonly file: File | null;
}

/**
 * A folder as the disk has it, by what a program asked of it: sure is what was synced (fsync of a file for its bytes, of the
 * folder for its names), all else may be there or not, in any part. Follows a trace, event by event.
 */
export class Disk {
  readonly #folder: string;
  readonly #names = new Map<string, File>();
  readonly #durableNames = new Map<string, File>();
  #pendingNames: Naming[] = [];
  readonly #underWay = new Map<number, (isDone: boolean) => void>();
  syncs = 0;
  failedSyncs = 0;
  writes = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  follow(event: TraceEvent): void {
    if (event.phase === 'begin') return this.#begin(event);
    const finish = this.#underWay.get(event.id);
    this.#underWay.delete(event.id);
    finish?.(event.result >= 0);
  }

  /** The folder's files after a power cut now. */
  afterCut(survival: Survival, random: Random): Map<string, Buffer> {
    const names = new Map(this.#durableNames);
    for (const naming of this.#pendingNames) if (survives(survival, random)) rename(names, naming);
    return new Map([...names].map(([path, file]) => [path, contentOf(file, survival, random)]));
  }

  /** Bytes that were written and are not sure to be there. */
  get unsure(): number {
    let bytes = 0;
    for (const { pending } of this.#names.values())
      for (const change of pending) bytes += change.kind === 'write' ? change.data.length : 0;
    return bytes;
  }

  #begin({ call, target, data, parameters, id }: TraceEvent): void {
    const finishAnyway = (finish: (isDone: boolean) => void) => void this.#underWay.set(id, finish);
    const finishWith = (finish: () => void) => finishAnyway((isDone) => isDone && finish());
    if (call === 'openat' || call === 'open') return finishWith(() => this.#opened(target, parameters));
    if (call === 'unlink' || call === 'unlinkat')
      return finishWith(() => this.#name({ path: target, file: null }));
    if (call === 'fsync' || call === 'fdatasync') return this.#sync(target, finishAnyway);
    if (call === 'mkdir') return;
    const file = this.#names.get(target);
    if (file === undefined) return;
    const change = toChange(call, data, parameters);
    this.writes += 1;
    file.pending.push(change);
    finishAnyway((isDone) => {
      if (!isDone) return forget(file, [change]);
      change.isDone = true;
      file.forgotten = file.forgotten.flatMap((old) => partsBeside(old, change));
    });
  }

  #opened(path: string, parameters: string): void {
    if (path === this.#folder) return;
    const existing = this.#names.get(path);
    if (existing === undefined && parameters.includes('O_CREAT'))
      return this.#name({ path, file: { durable: new Bytes(), pending: [], forgotten: [] } });
    if (parameters.includes('O_TRUNC')) existing?.pending.push({ kind: 'truncate', length: 0, isDone: true });
  }

  #name(naming: Naming): void {
    rename(this.#names, naming);
    this.#pendingNames.push(naming);
  }

  /** Sure is only what was done before the sync was asked for. */
  #sync(target: string, finishAnyway: (finish: (isDone: boolean) => void) => void): void {
    this.syncs += 1;
    if (target === this.#folder) {
      const covered = this.#pendingNames.slice();
      return finishAnyway((isDone) => {
        if (!isDone) return;
        for (const naming of covered) rename(this.#durableNames, naming);
        this.#pendingNames = this.#pendingNames.filter((naming) => !covered.includes(naming));
      });
    }
    const file = this.#names.get(target);
    if (file === undefined) return;
    const covered = new Set(file.pending.filter(({ isDone }) => isDone));
    finishAnyway((isDone) => {
      if (!isDone) {
        this.failedSyncs += 1;
        return forget(file, [...covered]);
      }
      for (const change of covered) apply(file.durable, change);
      file.pending = file.pending.filter((change) => !covered.has(change));
    });
  }
}

function rename(names: Map<string, File>, { path, file }: Naming): void {
  if (file === null) names.delete(path);
  else names.set(path, file);
}

function toChange(call: string, data: Buffer, parameters: string): Change {
  const numbers = parameters.split(', ').slice(1);
  if (call === 'pwrite64') return { kind: 'write', offset: Number(numbers.at(-1)), data, isDone: false };
  if (call === 'ftruncate') return { kind: 'truncate', length: Number(numbers[0]), isDone: false };
  throw new Error(`The store calls ${call}, which this program has not learnt yet: add it to disk.ts.`);
}

function contentOf(file: File, survival: Survival, random: Random): Buffer {
  const content = file.durable.copy();
  if (survival === 'everything') for (const change of file.forgotten) apply(content, change);
  for (const change of file.pending.flatMap((whole) => piecesOf(whole, survival)))
    if (survives(survival, random)) apply(content, change);
  return content.toBuffer();
}

function forget(file: File, changes: readonly Change[]): void {
  file.pending = file.pending.filter((change) => !changes.includes(change));
  for (const change of changes) {
    if (change.kind === 'write') file.forgotten.push(change);
    // A length is the file system's own affair, and in its journal.
    else if (change.isDone) apply(file.durable, change);
  }
}

/** What of an older write is left beside a newer change. */
function partsBeside(old: Write, change: Change): readonly Write[] {
  const oldEnd = old.offset + old.data.length;
  const from = change.kind === 'write' ? change.offset : change.length;
  const to = change.kind === 'write' ? change.offset + change.data.length : Number.POSITIVE_INFINITY;
  if (to <= old.offset || oldEnd <= from) return [old];
  const head = { ...old, data: old.data.subarray(0, Math.max(0, from - old.offset)) };
  const tail = { ...old, offset: to, data: old.data.subarray(Math.min(old.data.length, to - old.offset)) };
  return [head, tail].filter(({ data }) => data.length > 0);
}

function survives(survival: Survival, random: Random): boolean {
  if (survival === 'nothing') return false;
  return survival === 'everything' || random.chance(0.5);
}

/** What a disk may write apart from the rest: up to the next boundary of a sector or page of the file. */
function piecesOf(change: Change, survival: Survival): readonly Change[] {
  if (change.kind === 'truncate' || (survival !== 'sectors' && survival !== 'pages')) return [change];
  const size = survival === 'sectors' ? SECTOR : PAGE;
  const pieces: Change[] = [];
  const end = change.offset + change.data.length;
  for (let from = change.offset; from < end; ) {
    const to = Math.min(end, (Math.floor(from / size) + 1) * size);
    const data = change.data.subarray(from - change.offset, to - change.offset);
    pieces.push({ ...change, offset: from, data });
    from = to;
  }
  return pieces;
}

function apply(content: Bytes, change: Change): void {
  if (change.kind === 'truncate') content.truncate(change.length);
  else content.write(change.offset, change.data);
}
