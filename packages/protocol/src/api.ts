import type { FileId, LinkId, SessionId, UserId } from './ids.ts';
import type { Role } from './roles.ts';

/** The HTTP contract's JSON. Times are ISO 8601 in UTC. */
export interface CreateSessionRequest {
  readonly name?: string;
  readonly files?: readonly { readonly path: string; readonly text: string }[];
}

/** A link whose token is told: only when it is made. */
export interface LinkWithToken {
  readonly id: LinkId;
  readonly role: Role;
  readonly token: string;
  /** `PUBLIC_URL/s/ID#TOKEN` */
  readonly url: string;
}

export interface CreatedSession {
  readonly id: SessionId;
  readonly name: string;
  readonly links: {
    readonly owner: LinkWithToken;
    readonly editor: LinkWithToken;
    readonly viewer: LinkWithToken;
  };
}

export interface SessionView {
  readonly id: SessionId;
  readonly name: string;
  /** The role of who asked: their link's, or the one an owner gave them since. */
  readonly role: Role;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** How many are connected now. */
  readonly participants: number;
}

/** Someone whose role was changed, or who was removed. */
export interface ChangedParticipant {
  readonly userId: UserId;
  readonly name: string;
  /** The role as it is now; of a removed person, the one they had. */
  readonly role: Role;
  /** True: it holds for this person's other tabs and later visits; false: for this connection alone. */
  readonly lasts: boolean;
  /** The link they came by. */
  readonly linkId: LinkId;
}

/** A link as owners see it in the list: never with its token. */
export interface LinkView {
  readonly id: LinkId;
  readonly role: Role;
  readonly label: string | null;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly hasPassword: boolean;
  /** When somebody last came by it, to the hour; null: nobody yet. */
  readonly lastUsedAt: string | null;
  /** True for the link that asked. */
  readonly current: boolean;
}

export interface CreateLinkRequest {
  readonly role: Role;
  readonly label?: string;
  readonly expiresAt?: string;
  readonly password?: string;
}

/** A message of the chat. */
export interface ChatView {
  readonly id: string;
  readonly userId: UserId;
  readonly name: string;
  readonly at: string;
  /** Empty: it was taken back. */
  readonly text: string;
}

export interface ChatSearchView {
  /** Oldest first. */
  readonly messages: readonly ChatView[];
  /** False: there may be more than these. */
  readonly isWhole: boolean;
}

/** The last good state of a session whose stored data are damaged. */
export interface RescueView {
  /** Edits up to the first damage. */
  readonly whole: number;
  /** Edits that there were. */
  readonly edits: number;
  /** ISO 8601, of the last whole edit; null: not known. */
  readonly at: string | null;
  readonly files: number;
}

/** A page of the session's files, shown as a browser would show it, at an address of its own that ends soon. */
export interface PreviewView {
  /** A path on the instance; what is behind it needs no token, so it is told to nobody. Ends with a slash: a file's path follows. */
  readonly path: string;
  /** ISO 8601; each request renews it. */
  readonly expiresAt: string;
}

export interface FileView {
  readonly id: FileId;
  readonly path: string;
  /** Bytes, as the file leaves (a text in UTF-8, with its own line ends). */
  readonly size: number;
}

export interface ApiError {
  readonly statusCode: number;
  readonly code: string;
  readonly error: string;
  readonly message: string;
}
