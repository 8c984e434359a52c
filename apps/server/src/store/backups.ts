import type { Lineage, SessionId } from '@coedit/protocol';
import type { SessionRecord, UpdateRecord } from './store.ts';

/** What an operator may do to a store beside its work, while it goes on. */
export interface Backups {
  /**
   * Writes every session to a new file, one after the other: each is whole as of one instant, and what is appended to
   * others meanwhile does not wait for it. Rejects if there is such a file already; a file that is there is whole.
   */
  backUp(file: string): Promise<BackupReport>;
  /** The sessions in a backup. Rejects with a sentence if the file is no backup. */
  readBackup(file: string): Promise<readonly SessionRecord[]>;
  /** True when the session is here exactly as in the backup, and whole. */
  isAsIn(file: string, id: SessionId): Promise<boolean>;
  /**
   * Puts the backup's session in the place of the one that is here, all or nothing, with a lineage of its own: no copy in
   * a page may be merged with it. The one that was here goes on under `asideId`. Its links, and what owners decided about
   * people, stay as they are now: a restored backup must not let in who was shut out since. Nobody may have the session
   * open. Resolves with whether there was one. Rejects with `StoreDamaged` when the backup's session is not whole, with `NoSuchSession` when there is none.
   */
  restore(file: string, restoration: Restoration): Promise<boolean>;
  /**
   * What is whole of a session that `loadDocument` calls damaged: its newest good snapshot, or the packed history from the
   * beginning on, and every record behind it up to the first that is damaged or missing. Changes nothing.
   */
  rescue(id: SessionId): Promise<RescuedState>;
  /**
   * Begins the session anew with `first` as its only record, under a new lineage, with its links, people and chat. What was
   * stored goes on under `asideId`, as damaged as it is: nothing is deleted. Nobody may have the session open.
   */
  startOver(id: SessionId, aside: SettingAside, first: UpdateRecord): Promise<void>;
}

export interface RescuedState {
  readonly lineage: Lineage;
  /** v2, as `StoredDocument`'s. */
  readonly snapshot: Uint8Array | null;
  readonly tail: readonly Uint8Array[];
  /** Number of the last record that is whole, and of the last that there was. */
  readonly through: number;
  readonly newest: number;
  /** ms since 1970, of the last whole record; null: it is inside the snapshot. */
  readonly at: number | null;
}

export interface BackupReport {
  readonly sessions: number;
  /** In the backup with what could be read of them. */
  readonly damaged: readonly SessionId[];
}

export interface Restoration extends SettingAside {
  readonly id: SessionId;
}

/** How the session that gives way to another under its id is kept. */
export interface SettingAside {
  readonly asideId: SessionId;
  /** Behind its name. */
  readonly asideNote: string;
  /** Of the document that takes its place. */
  readonly lineage: Lineage;
}
