import type { Readable } from '@coedit/client';
import { useCallback, useSyncExternalStore } from 'react';

/** The value of a `Readable`, re-rendering when it changes. */
export function useReadable<T>(readable: Readable<T>): T {
  // Wrapped, because methods of a class instance lose `this` when handed over bare.
  const subscribe = useCallback((listener: () => void) => readable.subscribe(listener), [readable]);
  const get = useCallback(() => readable.get(), [readable]);
  return useSyncExternalStore(subscribe, get);
}
