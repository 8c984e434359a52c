import type { ChatMessage, Lineage, LinkId, SessionId } from '@coedit/protocol';
import type { SettingAside } from '../backups.ts';
import type {
  BlobRecord,
  BlobSorting,
  LinkRecord,
  PersonRecord,
  SessionRecord,
  UpdateRecord,
} from '../store.ts';
import type { EngineName } from './engine.ts';
import type { Failure } from './failure.ts';
import type { Block } from './records.ts';

/** What the main thread asks of the worker, and what comes back. */
export interface Operations {
  createSession: {
    input: { id: SessionId; session: SessionRecord; links: readonly LinkRecord[]; block: Block };
    output: undefined;
  };
  readSession: { input: { id: SessionId }; output: SessionRecord | undefined };
  renameSession: { input: { id: SessionId; name: string }; output: undefined };
  deleteSession: { input: { id: SessionId }; output: undefined };
  listLinks: { input: { id: SessionId }; output: readonly LinkRecord[] };
  addLink: { input: { id: SessionId; link: LinkRecord }; output: undefined };
  revokeLink: { input: { id: SessionId; linkId: LinkId; at: number }; output: boolean };
  useLink: { input: { id: SessionId; linkId: LinkId; at: number }; output: undefined };
  listPeople: { input: { id: SessionId }; output: readonly PersonRecord[] };
  setPerson: { input: { id: SessionId; person: PersonRecord }; output: undefined };
  append: { input: { id: SessionId; block: Block }; output: undefined };
  loadDocument: { input: { id: SessionId }; output: LoadedDocument };
  readHistoryPage: { input: { id: SessionId; from: number }; output: HistoryPage };
  readLogForPacking: { input: { id: SessionId; upTo: number }; output: PackingPlan | undefined };
  replaceLog: { input: LogReplacement; output: undefined };
  appendChat: {
    input: { id: SessionId; message: ChatMessage; personHash: Uint8Array | null };
    output: ChatMessage | null;
  };
  retractChat: {
    input: { id: SessionId; messageId: string; personHash: Uint8Array | null };
    output: ChatMessage | null;
  };
  readChat: {
    input: { id: SessionId; count: number; before: string | null };
    output: readonly ChatMessage[];
  };
  putBlob: { input: { id: SessionId; hash: string; bytes: Uint8Array }; output: undefined };
  readBlob: { input: { id: SessionId; hash: string }; output: Uint8Array | undefined };
  listBlobs: { input: { id: SessionId }; output: readonly BlobRecord[] };
  sortBlobs: { input: { id: SessionId; sorting: BlobSorting }; output: undefined };
  probe: { input: { id: null }; output: undefined };
  listSessions: { input: { id: null }; output: readonly SessionId[] };
  beginBackup: { input: { id: null; file: string }; output: undefined };
  /** False: something of it is damaged. */
  copySession: { input: { id: SessionId }; output: boolean };
  endBackup: { input: { id: null }; output: undefined };
  readBackup: { input: { id: null; file: string }; output: readonly SessionRecord[] };
  rescue: { input: { id: SessionId }; output: RescuedRows };
  startOver: { input: { id: SessionId; aside: SettingAside; first: UpdateRecord }; output: undefined };
  isAsIn: { input: { id: SessionId; file: string }; output: boolean };
  restore: { input: { id: SessionId; file: string; aside: SettingAside }; output: boolean };
}

export type OperationKind = keyof Operations;
export type OperationOf<Kind extends OperationKind> = { readonly kind: Kind } & Readonly<
  Operations[Kind]['input']
>;
export type Operation = { [Kind in OperationKind]: OperationOf<Kind> }[OperationKind];
export type ResultOf<Kind extends OperationKind> = Operations[Kind]['output'];

/** The functions that carry operations out, by kind. */
export type Handlers<Kinds extends OperationKind> = {
  readonly [Kind in Kinds]: (operation: OperationOf<Kind>) => ResultOf<Kind>;
};

export interface LoadedDocument {
  readonly lineage: Lineage;
  readonly snapshot: Uint8Array | null;
  readonly snapshotUpTo: number;
  /** The log's payloads, joined. */
  readonly tail: Uint8Array;
}

/** Rows of the log, joined or packed, with their place in the numbering. */
export interface NumberedBlock {
  readonly first: number;
  readonly count: number;
  readonly payload: Uint8Array;
}

export interface RescuedBlock extends NumberedBlock {
  readonly isPacked: boolean;
}

export interface RescuedRows {
  readonly lineage: Lineage;
  readonly newest: number;
  readonly snapshot: Uint8Array | null;
  readonly snapshotUpTo: number;
  readonly blocks: readonly RescuedBlock[];
}

export interface HistoryPage {
  /** Undefined when there is no record with that number. */
  readonly block: NumberedBlock | undefined;
  readonly isPacked: boolean;
  /** Number of the newest record there is. */
  readonly newest: number;
}

export interface PackingPlan {
  /** The session's internal number: another one means it was deleted and made anew meanwhile. */
  readonly session: number;
  readonly chunks: readonly NumberedBlock[];
}

export interface LogReplacement {
  readonly id: SessionId;
  readonly session: number;
  readonly snapshot: Uint8Array;
  readonly upTo: number;
  /** The plan's chunks, packed. */
  readonly history: readonly NumberedBlock[];
}

export type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly failure: Failure };

export type Request =
  | { readonly kind: 'batch'; readonly operations: readonly Operation[] }
  | { readonly kind: 'close' };

export type Reply =
  | { readonly kind: 'opened' }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'outcomes'; readonly outcomes: readonly Outcome[] }
  | { readonly kind: 'closed' };

export interface WorkerSettings {
  readonly dataDir: string;
  readonly engine: EngineName | undefined;
  readonly maxBytes: number | undefined;
}
