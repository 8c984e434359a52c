import { ApiFailure, WorkspaceError } from '@coedit/client';
import { text } from '../texts/texts.ts';

/** What a failure says of itself; null when its message is one for programmers. */
export function ownSentence(reason: unknown): string | null {
  if (reason instanceof ApiFailure) return text.told.request(reason.code, reason.message);
  if (reason instanceof WorkspaceError) return text.told.change(reason.code, reason.message);
  return null;
}

/** What to tell a person about a failure: what it says of itself, else `otherwise`, and the rest on the console. */
export function failureSentence(reason: unknown, otherwise: string = text.common.unexpected): string {
  const own = ownSentence(reason);
  if (own === null) console.error(reason);
  return own ?? otherwise;
}
