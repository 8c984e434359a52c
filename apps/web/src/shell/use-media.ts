import { useSyncExternalStore } from 'react';

/** Narrower than this, side bar and panel lie over the editor. The same figure stands in workbench.css. */
const NARROW = '(max-width: 600px)';

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(NARROW);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(NARROW).matches);
}
