import { readJson, writeJson } from '../ui/local-storage.ts';

/** What the start page wants the session page to do once: not part of the address, which people copy. */
export interface Arrival {
  /** The file to open. */
  readonly open: string | null;
  /** To be shown, such as what was left out. */
  readonly message: string | null;
}

const STORAGE_KEY = 'coedit.arrival';

export function leaveArrival(storage: Storage | null, arrival: Arrival): void {
  writeJson(storage, STORAGE_KEY, arrival);
}

/** Taken: a reload does not repeat it. */
export function takeArrival(storage: Storage | null): Arrival | null {
  const stored = readJson(storage, STORAGE_KEY);
  if (typeof stored !== 'object' || stored === null) return null;
  storage?.removeItem(STORAGE_KEY);
  const { open, message } = stored as Record<string, unknown>;
  return {
    open: typeof open === 'string' ? open : null,
    message: typeof message === 'string' ? message : null,
  };
}

/** This tab's storage, or null where it is switched off. */
export function sessionStorageOrNull(): Storage | null {
  try {
    return globalThis.sessionStorage;
  } catch {
    return null;
  }
}
