/**
 * What the core knows of a socket. Implemented by `ws/connection.ts` and by the fake of the tests. Every call is safe
 * on a connection that has ended: it does nothing.
 */
export interface Connection {
  /** True when the client did not select `coedit.v1`: it knows message types 0 to 3 only. */
  readonly stock: boolean;
  /** True while more bytes wait for the client than a connection may hold. */
  readonly congested: boolean;
  /** True once it is being closed, from here or from there. */
  readonly ended: boolean;
  /** True once it was closed from here: what still comes in, or waits, is not taken any more. */
  readonly cut: boolean;
  /** Messages arrive in the order sent. The buffer must not change afterwards: many connections share it. */
  send(message: Uint8Array): void;
  /** What was sent leaves now, not at the end of the turn. */
  flush(): void;
  /** Sends what waits, then closes. */
  close(code: number, reason: string): void;
  /** Asks the other end for a sign of life; false (and the connection is ended) if none comes within `ms`. */
  probe(ms: number): Promise<boolean>;
  /** Stops reading; what the client sends waits in its own buffers. */
  pause(): void;
  /** No message is handed over before it returns. */
  resume(): void;
}
