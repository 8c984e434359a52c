/** A value that changes; fits React's useSyncExternalStore: `get` returns the same object until something changed. */
export interface Readable<T> {
  get(): T;
  /** Returns what ends the subscription. */
  subscribe(listener: () => void): () => void;
}

/**
 * Tells listeners at most once per microtask, so that fifty cursors that move in one message cost one render. A
 * listener that throws is reported and does not keep the news from the others.
 */
class Notifier {
  readonly #subscriptions = new Set<{ readonly listener: () => void }>();
  #scheduled = false;

  subscribe(listener: () => void): () => void {
    // An object of its own per subscription: one function subscribed twice must be unsubscribed twice.
    const subscription = { listener };
    this.#subscriptions.add(subscription);
    return () => {
      this.#subscriptions.delete(subscription);
    };
  }

  schedule(): void {
    if (this.#scheduled || this.#subscriptions.size === 0) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      for (const { listener } of [...this.#subscriptions]) callSafely(listener);
    });
  }
}

export function callSafely(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    console.error('A listener failed', error);
  }
}

/** A readable that is set. `get` and `subscribe` are bound: both may be passed on as plain functions. */
export class Value<T> implements Readable<T> {
  readonly #notifier = new Notifier();
  #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  readonly get = (): T => this.#value;

  readonly subscribe = (listener: () => void): (() => void) => this.#notifier.subscribe(listener);

  set(value: T): void {
    if (Object.is(this.#value, value)) return;
    this.#value = value;
    this.#notifier.schedule();
  }
}

/** A readable that is worked out from other state, only when someone asks after it became stale. */
export class Computed<T> implements Readable<T> {
  readonly #notifier = new Notifier();
  readonly #compute: () => T;
  #result: { readonly value: T } | null = null;

  constructor(compute: () => T) {
    this.#compute = compute;
  }

  readonly get = (): T => {
    this.#result ??= { value: this.#compute() };
    return this.#result.value;
  };

  readonly subscribe = (listener: () => void): (() => void) => this.#notifier.subscribe(listener);

  invalidate(): void {
    this.#result = null;
    this.#notifier.schedule();
  }
}
