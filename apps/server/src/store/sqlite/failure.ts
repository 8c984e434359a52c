import { NoSuchSession, SessionExists, StoreDamaged, StoreUnavailable } from '../store.ts';

/** An error on its way between the threads: a structured clone of an error class loses the class. */
export interface Failure {
  readonly name: string;
  readonly message: string;
}

/** Primary SQLite result codes (the low byte of the extended ones). */
const SqliteCode = {
  Error: 1,
  Busy: 5,
  Locked: 6,
  NoMemory: 7,
  ReadOnly: 8,
  IoError: 10,
  Corrupt: 11,
  Full: 13,
  CantOpen: 14,
  Protocol: 15,
  NotADatabase: 26,
} as const;

const UNAVAILABLE: ReadonlySet<number> = new Set([
  SqliteCode.Busy,
  SqliteCode.Locked,
  SqliteCode.NoMemory,
  SqliteCode.ReadOnly,
  SqliteCode.IoError,
  SqliteCode.Full,
  SqliteCode.CantOpen,
  SqliteCode.Protocol,
]);

/** Undefined for an error that does not come from SQLite. */
function sqliteCodeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number')
    return undefined;
  return error.errcode & 0xff;
}

export const isBusy = (error: unknown): boolean => sqliteCodeOf(error) === SqliteCode.Busy;

/** A statement of ours does not fit the tables. */
export const isMisshapen = (error: unknown): boolean => sqliteCodeOf(error) === SqliteCode.Error;

/** SQLite's own word for pages that it cannot make sense of, or that the disk could not read. */
export const isCorrupt = (error: unknown): boolean => sqliteCodeOf(error) === SqliteCode.Corrupt;

/**
 * True when the disk, not the call, is the trouble. SQLite may have rolled the whole transaction back by itself then, so
 * nothing of it may be relied on.
 */
export function isStorageTrouble(error: unknown): boolean {
  const code = sqliteCodeOf(error);
  return code !== undefined && UNAVAILABLE.has(code);
}

/** True when what is stored is not what was written, as SQLite or our own checksums find it. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCodeOf(error);
  return error instanceof StoreDamaged || code === SqliteCode.Corrupt || code === SqliteCode.NotADatabase;
}

/** What the store's contract calls this error. */
export function toStoreError(error: unknown): Error {
  const code = sqliteCodeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  if (code === undefined) return error instanceof Error ? error : new Error(message);
  if (code === SqliteCode.Full)
    return new StoreUnavailable('There is no room left for the database: the disk (or the quota) is full.');
  if (UNAVAILABLE.has(code))
    return new StoreUnavailable(`The database cannot be used now: ${message} (${code}).`);
  if (code === SqliteCode.Corrupt || code === SqliteCode.NotADatabase)
    return new StoreDamaged(`The database file is damaged: ${message} (${code}).`);
  return new Error(`SQLite: ${message} (${code})`);
}

export function toFailure(error: unknown): Failure {
  const { name, message } = toStoreError(error);
  return { name, message };
}

const ERROR_CLASSES: Readonly<Record<string, new (message: string) => Error>> = {
  NoSuchSession,
  SessionExists,
  StoreDamaged,
  StoreUnavailable,
  RangeError,
};

export function fromFailure(failure: Failure): Error {
  const ErrorClass = ERROR_CLASSES[failure.name] ?? Error;
  return new ErrorClass(failure.message);
}
