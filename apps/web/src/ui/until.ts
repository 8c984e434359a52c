import type { Readable } from '@coedit/client';

/** The first value, now or later, for which `accept` holds. */
export function until<T, Wanted extends T>(
  readable: Readable<T>,
  accept: (value: T) => value is Wanted,
): Promise<Wanted> {
  return new Promise((resolve) => {
    let end = (): void => {};
    const check = () => {
      const value = readable.get();
      if (!accept(value)) return;
      end();
      resolve(value);
    };
    end = readable.subscribe(check);
    check();
  });
}
