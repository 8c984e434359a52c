import type { RawSocket } from '../load/raw-socket.ts';

/** A server that can be asked to do the same work. */
export interface Peer {
  readonly name: string;
  /** Null: it can run here; else the sentence that says why not. */
  readonly unable: string | null;
  start(): Promise<RunningPeer>;
}

export interface RunningPeer {
  /** Of its process, for its figures in the operating system. */
  readonly pid: number;
  /** A fresh document, which nobody is in. `texts` are the names of its root texts, all empty. */
  open(texts: number): Promise<OpenDocument>;
  stop(): Promise<void>;
}

export interface OpenDocument {
  readonly texts: readonly string[];
  /** A participant that is in step. */
  join(): Promise<RawSocket>;
  /** A Yjs update as this server's clients send it: the payload of one WebSocket message. */
  message(update: Uint8Array): Uint8Array;
  /** One whose caret goes through the first text; each call gives the payload that says where it is now. */
  mover(index: number): () => Uint8Array;
}
