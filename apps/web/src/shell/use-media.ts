import { useSyncExternalStore } from 'react';
import { isNarrow, onNarrowChange } from './narrow-window.ts';

export function useNarrow(): boolean {
  return useSyncExternalStore(onNarrowChange, isNarrow);
}
