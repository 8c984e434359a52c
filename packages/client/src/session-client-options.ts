import type { Lineage, SessionId } from '@coedit/protocol';
import type * as Y from 'yjs';
import type { Timing } from './timing.ts';

export interface SessionClientOptions {
  /** `ws://host:port/ws` or `wss://…`; the session id is appended. */
  readonly serverUrl: string;
  readonly sessionId: SessionId;
  readonly token: string;
  /** Of the link, if it has one. */
  readonly password?: string | undefined;
  /** Who this is beyond one connection: a secret of 32 URL-safe characters, made once and the same each time. */
  readonly person?: string | undefined;
  /** The document to keep in step; it may hold offline content (y-indexeddb) already. gc on. Default: a new Y.Doc. */
  readonly doc?: Y.Doc;
  /** Of the content `doc` holds; another lineage is refused (4409) before anything merges. */
  readonly lineage?: Lineage;
  /** How many edits in `doc` are not known to be saved, as `unsavedEdits` told when the page was last open. */
  readonly unsavedEdits?: number;
  /** '' = let the server make one up. */
  readonly name: string;
  readonly wishedColour: number;
  /** Node: the `ws` package's WebSocket. Default: the global. */
  readonly WebSocket?: typeof WebSocket;
  /** Default true. */
  readonly connect?: boolean;
  /** For tests and unusual lines. */
  readonly timing?: Partial<Timing>;
}
