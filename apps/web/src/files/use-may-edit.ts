import { may } from '@coedit/protocol';
import { useSession } from '../session/session-context.tsx';
import { useReadable } from '../ui/use-readable.ts';

/** False until the server has told the role. */
export function useMayEdit(): boolean {
  const { client } = useSession();
  const session = useReadable(client.session);
  return session !== null && may(session.role, 'edit');
}
