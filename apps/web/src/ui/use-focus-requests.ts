import { useEffect } from 'react';
import type { FocusRequests } from './focus-requests.ts';
import { useReadable } from './use-readable.ts';

/** Once for each request, when the view is drawn as it was asked for. */
export function useFocusRequests(requests: FocusRequests, focus: () => void): void {
  const asked = useReadable(requests.asked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new request moves the keyboard
  useEffect(() => {
    if (requests.take()) focus();
  }, [requests, asked]);
}
