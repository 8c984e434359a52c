import { readJson, writeJson } from '../ui/local-storage.ts';

/** The password of a link, for as long as the tab lives: a reload does not ask again, another visit does. */
const keyOf = (token: string): string => `coedit.password.${token}`;

export function sessionStorageOrNull(): Storage | null {
  try {
    return globalThis.sessionStorage;
  } catch {
    return null;
  }
}

export function rememberedPassword(storage: Storage | null, token: string): string | undefined {
  const stored = readJson(storage, keyOf(token));
  return typeof stored === 'string' && stored !== '' ? stored : undefined;
}

export function rememberPassword(storage: Storage | null, token: string, password: string): void {
  writeJson(storage, keyOf(token), password);
}

/** Whether a refusal asks for a password, and whether one was tried. */
export function passwordWish(reason: string): 'needed' | 'wrong' | null {
  if (reason === 'password-needed') return 'needed';
  return reason === 'wrong-password' ? 'wrong' : null;
}
