import type { RawSocket } from '../load/raw-socket.ts';

/** A server that can be asked to do the same work. */
export interface Peer {
  readonly name: string;
  /** Null: it can run here; else the sentence that says why not. */
  readonly unable: string | null;
  start(): Promise<RunningPeer>;
}

export interface RunningPeer {
  /** Of its process, for its figures in the operating system. Another after a restart. */
  readonly pid: number;
  /** A fresh document, which nobody is in. `texts` are the names of its root texts, all empty. */
  open(texts: number): Promise<OpenDocument>;
  /** In good order and with all it keeps on disk: documents that were opened before can be joined again. */
  restart(): Promise<void>;
  /** How many documents it has in memory; null where it does not tell. */
  readonly loadedDocuments: (() => Promise<number>) | null;
  stop(): Promise<void>;
}

export interface OpenDocument {
  readonly texts: readonly string[];
  /** A participant that is in step. */
  join(): Promise<RawSocket>;
  /** One that comes with nothing and gets the content; null where the server keeps none. */
  readonly joinForState: (() => Promise<Joined>) | null;
  /** A Yjs update as this server's clients send it: the payload of one WebSocket message. */
  message(update: Uint8Array): Uint8Array;
  /** The Yjs update in the payload of a message that came; null where there is none. */
  updateOf(payload: Uint8Array): Uint8Array | null;
  /** One whose caret goes through the first text; each call gives the payload that says where it is now. */
  mover(index: number): () => Uint8Array;
}

export interface Joined {
  readonly socket: RawSocket;
  /** The updates that are the content together. */
  readonly state: readonly Uint8Array[];
}
