import { isPersonSecret, PERSON_SECRET_LENGTH, urlSafe } from '@coedit/protocol';
import { readJson, writeJson } from '../ui/local-storage.ts';

const STORAGE_KEY = 'coedit.person';

/**
 * By which this instance knows the person in this browser again, in other tabs and on later visits. Undefined where it
 * cannot be kept: then each connection is somebody of its own.
 */
export function personSecret(storage: Storage | null): string | undefined {
  return keptSecret(storage) ?? newSecret(storage);
}

function newSecret(storage: Storage | null): string | undefined {
  writeJson(storage, STORAGE_KEY, urlSafe(crypto.getRandomValues(new Uint8Array(PERSON_SECRET_LENGTH))));
  // Read back: another tab may have been first to write, and both must be one person.
  return keptSecret(storage);
}

function keptSecret(storage: Storage | null): string | undefined {
  const stored = readJson(storage, STORAGE_KEY);
  return typeof stored === 'string' && isPersonSecret(stored) ? stored : undefined;
}
