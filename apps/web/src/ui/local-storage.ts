/** The browser's storage, or null where it is switched off (asking for it then throws). */
export function localStorageOrNull(): Storage | null {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}

const NONE: Pick<Storage, 'getItem' | 'setItem'> = { getItem: () => null, setItem: () => undefined };

/** For a library that wants one; where it is switched off, one that keeps nothing. */
export function localStorageOrNone(): Pick<Storage, 'getItem' | 'setItem'> {
  return localStorageOrNull() ?? NONE;
}

export function readJson(storage: Storage | null, key: string): unknown {
  try {
    return JSON.parse(storage?.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

/** False when the browser refused (full, private): what was to be remembered is lost with the tab. */
export function writeJson(storage: Storage | null, key: string, value: unknown): boolean {
  if (storage === null) return false;
  try {
    storage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
