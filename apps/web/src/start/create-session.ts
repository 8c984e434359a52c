import { SessionApi } from '@coedit/client';
import { leaveArrival, sessionStorageOrNull } from '../session/arrival.ts';
import { rememberLinks } from '../session/known-links.ts';
import { sessionAddress } from '../session/session-links.ts';
import { localStorageOrNull } from '../ui/local-storage.ts';
import type { NewFile } from './templates.ts';

export interface NewSession {
  readonly name: string | null;
  readonly files: readonly NewFile[];
  /** Path of the file to open first. */
  readonly open: string | null;
  /** To be shown when it is open. */
  readonly message: string | null;
}

/** Creates the session and goes there as its owner. Rejects with an `ApiFailure`; nothing is then lost. */
export async function createSession({ name, files, open, message }: NewSession): Promise<void> {
  const api = new SessionApi(window.location.origin);
  const created = await api.createSession({ ...(name !== null && { name }), files });
  const { owner, editor, viewer } = created.links;
  rememberLinks(localStorageOrNull(), created.id, [owner, editor, viewer]);
  leaveArrival(sessionStorageOrNull(), { open, message });
  window.location.assign(sessionAddress(created.id, owner.token));
}
