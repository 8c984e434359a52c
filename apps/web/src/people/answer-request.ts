import type { SessionApi } from '@coedit/client';
import type { Participant, SessionId } from '@coedit/protocol';
import { text } from '../texts/texts.ts';
import { failureSentence } from '../ui/failure-sentence.ts';
import { toast } from '../ui/toast.ts';
import { changeRole } from './change-role.ts';

/** The owner's answer to who asks to edit. Who asked is told by the server. */
export async function answerRequest(
  api: Pick<SessionApi, 'changeRole' | 'declineRequest'>,
  sessionId: SessionId,
  person: Participant,
  isGranted: boolean,
): Promise<void> {
  if (isGranted) return changeRole(api, sessionId, person, 'editor');
  try {
    await api.declineRequest(sessionId, person.userId);
  } catch (reason) {
    toast('error', text.people.requests.notDeclined(person.name, failureSentence(reason)));
  }
}
