import { may } from '@coedit/protocol';
import { useSession } from '../session/session-context.tsx';
import { useReadable } from '../ui/use-readable.ts';

export function useMayEdit(): boolean {
  const role = useReadable(useSession().role);
  return role !== null && may(role, 'edit');
}
