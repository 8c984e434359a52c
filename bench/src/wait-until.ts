import type { Readable } from '@coedit/client';

/** Resolves when the value is as wished; rejects, naming what was waited for, after `timeoutMs`. */
export function waitUntil<T>(
  readable: Readable<T>,
  isWished: (value: T) => boolean,
  what: string,
  timeoutMs = 30_000,
): Promise<void> {
  if (isWished(readable.get())) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stop();
      reject(
        new Error(`waited ${timeoutMs} ms in vain for ${what}; it is ${JSON.stringify(readable.get())}`),
      );
    }, timeoutMs);
    const stop = readable.subscribe(() => {
      if (!isWished(readable.get())) return;
      clearTimeout(timer);
      stop();
      resolve();
    });
  });
}
