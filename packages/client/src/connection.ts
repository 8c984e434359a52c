import { CloseCode, isFinal } from '@coedit/protocol';
import { retryDelay } from './backoff.ts';
import { type Readable, Value } from './readable.ts';
import type { Timing } from './timing.ts';

export type ConnectionStatus =
  /** The first attempt is under way. */
  | { readonly kind: 'connecting' }
  /** Welcome received and synced. */
  | { readonly kind: 'online' }
  /** `retryAt`: ms since 1970 of the next attempt; null: an attempt is under way. `reason`: what the server said last, if it did. */
  | { readonly kind: 'reconnecting'; readonly retryAt: number | null; readonly reason?: string }
  /** Final (4400 to 4499), or closed by us. */
  | { readonly kind: 'closed'; readonly code: number; readonly reason: string };

/** The line as the connection drives it. */
export interface Line {
  connect(): void;
  cut(): void;
}

/** How long a server that said it restarts is expected back at any moment. */
const RESTART_MS = 30_000;

const CLOSED_BY_US: ConnectionStatus = { kind: 'closed', code: 1000, reason: '' };

/** When to connect, when to give up waiting, when to try again: the one owner of the connection's state. */
export class Connection {
  readonly #line: Line;
  readonly #timing: Timing;
  readonly #onOnline: () => void;
  readonly #status = new Value<ConnectionStatus>(CLOSED_BY_US);
  #failures = 0;
  #restartUntil = 0;
  #welcomed = false;
  #synced = false;
  #onlineSince: number | null = null;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #handshakeTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(line: Line, timing: Timing, onOnline: () => void) {
    this.#line = line;
    this.#timing = timing;
    this.#onOnline = onOnline;
  }

  get status(): Readable<ConnectionStatus> {
    return this.#status;
  }

  get isOnline(): boolean {
    return this.#status.get().kind === 'online';
  }

  /**
   * Connects without waiting any longer. Not after a final close: the same link cannot succeed there, and this is called
   * whenever a tab comes to the front.
   */
  now(): void {
    const status = this.#status.get();
    if (status.kind === 'closed' && !isFinal(status.code)) {
      this.#failures = 0;
      this.#attempt({ kind: 'connecting' });
    }
    if (status.kind === 'reconnecting' && status.retryAt !== null) {
      this.#attempt({ ...status, retryAt: null });
    }
  }

  stop(): void {
    this.#end(CLOSED_BY_US);
  }

  /** For good: no attempt with this link and document can succeed. */
  refuse(code: number, reason: string): void {
    this.#end({ kind: 'closed', code, reason });
  }

  welcomed(): void {
    this.#welcomed = true;
    clearTimeout(this.#handshakeTimer);
    this.#becomeOnline();
  }

  synced(): void {
    this.#synced = true;
    this.#becomeOnline();
  }

  /** `code` is null when the line was cut from here. */
  lost(code: number | null, reason: string): void {
    clearTimeout(this.#handshakeTimer);
    this.#welcomed = false;
    this.#synced = false;
    if (this.#status.get().kind === 'closed') return;
    if (code !== null && isFinal(code)) {
      this.#status.set({ kind: 'closed', code, reason });
      return;
    }
    // A server that lets in and then closes is backed off from like one that refuses.
    if (this.#onlineSince !== null && Date.now() - this.#onlineSince >= this.#timing.stableAfter)
      this.#failures = 0;
    this.#onlineSince = null;
    if (code === CloseCode.Restarting) this.#restartUntil = Date.now() + RESTART_MS;
    const setback = { code, failures: this.#failures, restarting: Date.now() < this.#restartUntil };
    const delay = retryDelay(setback, this.#timing, Math.random());
    this.#failures += 1;
    const said = reason === '' ? {} : { reason };
    this.#status.set({ kind: 'reconnecting', retryAt: Date.now() + delay, ...said });
    clearTimeout(this.#retryTimer);
    const attempt: ConnectionStatus = { kind: 'reconnecting', retryAt: null, ...said };
    this.#retryTimer = setTimeout(() => this.#attempt(attempt), delay);
  }

  #attempt(status: ConnectionStatus): void {
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#handshakeTimer);
    this.#status.set(status);
    // A connect into a black hole, or a server that never welcomes, is an attempt that failed.
    this.#handshakeTimer = setTimeout(() => this.#line.cut(), this.#timing.handshake);
    this.#line.connect();
  }

  #becomeOnline(): void {
    if (!this.#welcomed || !this.#synced || this.isOnline) return;
    this.#onlineSince = Date.now();
    this.#status.set({ kind: 'online' });
    this.#onOnline();
  }

  #end(status: ConnectionStatus): void {
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#handshakeTimer);
    this.#onlineSince = null;
    this.#status.set(status);
    this.#line.cut();
  }
}
