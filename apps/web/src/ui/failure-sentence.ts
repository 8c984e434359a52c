import { ApiFailure, WorkspaceError } from '@coedit/client';
import { text } from '../text/en.ts';

/** What to tell a person about a failure. Messages of our own errors are written for people; others are not. */
export function failureSentence(reason: unknown): string {
  if (reason instanceof ApiFailure || reason instanceof WorkspaceError) return reason.message;
  console.error(reason);
  return text.common.unexpected;
}
