import type { SessionApi } from '@coedit/client';
import type { Participant, Role, SessionId } from '@coedit/protocol';
import { text } from '../texts/texts.ts';
import { failureSentence } from '../ui/failure-sentence.ts';
import { toast } from '../ui/toast.ts';

/** Acts at once; that it does not last is said where the person's program told nothing to know it by again. */
export async function changeRole(
  api: Pick<SessionApi, 'changeRole'>,
  sessionId: SessionId,
  { userId, name }: Participant,
  role: Role,
): Promise<void> {
  try {
    const { lasts } = await api.changeRole(sessionId, userId, role);
    toast('success', text.people.roleOf(name, role, lasts), { key: `role-${userId}` });
  } catch (reason) {
    toast('error', text.people.roleNotChanged(name, failureSentence(reason)), { key: `role-${userId}` });
  }
}
