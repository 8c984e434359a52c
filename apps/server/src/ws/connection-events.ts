/** What happens to connections, for whoever counts it. Called at every message: must be cheap. */
export interface ConnectionEvents {
  received(message: Uint8Array): void;
  sent(message: Uint8Array): void;
  opened(): void;
  closed(): void;
  /** More waits for a connection than may; then, that no longer. */
  slow(): void;
  noLongerSlow(): void;
  /** Not let in; 403 before the upgrade, else the close code. */
  refusedHandshake(code: number): void;
}
