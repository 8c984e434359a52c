type Listener = ((message: MessageEvent) => void) | null;

/**
 * Keeps what the page tells a worker until the worker's texts, and whatever else it needs first, have come: the page talks to it from
 * the start. Texts that do not come are missed by nobody: the worker speaks English.
 */
export function whenTextsAreThere(worker: { onmessage: Listener }, coming: Promise<unknown>): void {
  const listener = worker.onmessage;
  const kept: MessageEvent[] = [];
  const keep = (message: MessageEvent) => void kept.push(message);
  worker.onmessage = keep;
  void coming
    .catch((reason: unknown) => console.error('what a worker needs first', reason))
    .then(() => {
      // Else what has come listens by itself.
      if (worker.onmessage === keep) worker.onmessage = listener;
      // Each by whoever listens by then: the first message puts another listener in the place of this one.
      for (const message of kept) worker.onmessage?.(message);
    });
}
