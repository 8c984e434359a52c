import { ApiFailure } from '@coedit/client';

/** ms without a key before the server is asked. */
const PAUSE = 250;
/** Seconds, where the server wants to be spared and does not say for how long. */
const SOME_SECONDS = 5;

interface Listener<T> {
  answered(answer: T): void;
  /** It was asked too much, and is asked again after this many seconds; null: it was asked again, and there is no answer. */
  postponed(seconds: number | null): void;
}

/**
 * Asks when the person pauses; where that is too often for the server, again when it allows. Without an answer for another
 * reason there is none. Returns how to ask no more.
 */
export function askInTime<T>(ask: () => Promise<T>, { answered, postponed }: Listener<T>): () => void {
  let isWanted = true;
  const begin = async () => {
    try {
      const answer = await ask();
      if (isWanted) answered(answer);
    } catch (reason) {
      if (!isWanted) return;
      if (!(reason instanceof ApiFailure) || reason.statusCode !== 429) return postponed(null);
      const seconds = Math.max(1, reason.retryAfter ?? SOME_SECONDS);
      postponed(seconds);
      timer = setTimeout(begin, seconds * 1000);
    }
  };
  let timer = setTimeout(begin, PAUSE);
  return () => {
    isWanted = false;
    clearTimeout(timer);
  };
}
