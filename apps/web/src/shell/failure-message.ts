import { WorkspaceError } from '@coedit/client';

/** What a failure says of itself to a person; null when its message is one for programmers. */
export function failureMessage(reason: unknown): string | null {
  return reason instanceof WorkspaceError ? reason.message : null;
}
