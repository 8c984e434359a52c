import { SessionApi } from '@coedit/client';
import type { SessionId } from '@coedit/protocol';
import { leaveArrival, sessionStorageOrNull } from '../session/arrival.ts';
import { rememberLinks } from '../session/known-links.ts';
import { sessionAddress } from '../session/session-links.ts';
import { listOf } from '../texts/isolate.ts';
import { text } from '../texts/texts.ts';
import { localStorageOrNull } from '../ui/local-storage.ts';
import type { NewBinary } from './read-files.ts';
import type { NewFile } from './templates.ts';

export interface NewSession {
  readonly name: string | null;
  readonly files: readonly NewFile[];
  /** Sent one by one when the session is there. */
  readonly binaries?: readonly NewBinary[];
  /** Path of the file to open first. */
  readonly open: string | null;
  /** To be shown when it is open. */
  readonly message: string | null;
}

/** Creates the session and goes there as its owner. Rejects with an `ApiFailure`; nothing is then lost. */
export async function createSession(
  { name, files, binaries = [], open, message }: NewSession,
  onProgress: (done: number, all: number) => void = () => undefined,
): Promise<void> {
  const api = new SessionApi(window.location.origin);
  const created = await api.createSession({ ...(name !== null && { name }), files });
  const { owner, editor, viewer } = created.links;
  rememberLinks(localStorageOrNull(), created.id, [owner, editor, viewer]);
  const missing = await sendBinaries(new SessionApi(window.location.origin, owner.token), {
    id: created.id,
    binaries,
    onProgress,
  });
  const told = [
    message,
    missing.length > 0 ? text.files.import.leftOut['not-stored'](listOf(missing)) : null,
  ];
  leaveArrival(sessionStorageOrNull(), {
    open,
    message: told.filter((part) => part !== null).join(' ') || null,
  });
  window.location.assign(sessionAddress(created.id, owner.token));
}

interface Sending {
  readonly id: SessionId;
  readonly binaries: readonly NewBinary[];
  readonly onProgress: (done: number, all: number) => void;
}

/** Returns the paths of those that could not be sent: the session is there all the same, and they can be added in it. */
async function sendBinaries(
  api: SessionApi,
  { id, binaries, onProgress }: Sending,
): Promise<readonly string[]> {
  const missing: string[] = [];
  let done = 0;
  const waiting = binaries.values();
  const sendNext = async () => {
    for (const { path, bytes } of waiting) {
      await api.writeBytes(id, path, bytes).catch(() => missing.push(path));
      done++;
      onProgress(done, binaries.length);
    }
  };
  await Promise.all(Array.from({ length: UPLOADS_AT_ONCE }, sendNext));
  return missing;
}

const UPLOADS_AT_ONCE = 4;
