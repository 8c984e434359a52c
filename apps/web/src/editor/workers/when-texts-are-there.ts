type Listener = ((message: MessageEvent) => void) | null;

/**
 * Keeps what the page tells a worker until the worker's texts have come, which it may ask for with its first word: Monaco's
 * workers listen from the start. Texts that do not come are missed by nobody: the worker speaks English.
 */
export function whenTextsAreThere(worker: { onmessage: Listener }, coming: Promise<unknown>): void {
  const listener = worker.onmessage;
  const kept: MessageEvent[] = [];
  worker.onmessage = (message) => void kept.push(message);
  void coming
    .catch((reason: unknown) => console.error('the texts of a worker', reason))
    .then(() => {
      worker.onmessage = listener;
      // Each by whoever listens by then: the first message puts another listener in the place of this one.
      for (const message of kept) worker.onmessage?.(message);
    });
}
