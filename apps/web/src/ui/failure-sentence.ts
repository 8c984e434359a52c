import { ApiFailure, WorkspaceError } from '@coedit/client';
import { text } from '../text/en.ts';

/** What a failure says of itself; null when its message is one for programmers. */
export function ownSentence(reason: unknown): string | null {
  return reason instanceof ApiFailure || reason instanceof WorkspaceError ? reason.message : null;
}

/** What to tell a person about a failure: what it says of itself, else `otherwise`, and the rest on the console. */
export function failureSentence(reason: unknown, otherwise: string = text.common.unexpected): string {
  const own = ownSentence(reason);
  if (own === null) console.error(reason);
  return own ?? otherwise;
}
