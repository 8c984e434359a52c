import type { Participant } from '@coedit/protocol';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { MenuItem, MenuSeparator } from '../ui/Menu.tsx';
import { answerRequest } from './answer-request.ts';
import { useAskingPeople } from './EditRequests.tsx';

/** For owners, of who asks to edit: yes and no. */
export function RequestItems({ person }: { readonly person: Participant }) {
  const { api, link } = useSession();
  const asks = useAskingPeople().some(({ userId }) => userId === person.userId);
  if (!asks) return null;
  const answer = (isGranted: boolean) => void answerRequest(api, link.sessionId, person, isGranted);
  return (
    <>
      <MenuItem icon="check" onSelect={() => answer(true)}>
        {text.people.requests.allow}
      </MenuItem>
      <MenuItem icon="close" onSelect={() => answer(false)}>
        {text.people.requests.decline}
      </MenuItem>
      <MenuSeparator />
    </>
  );
}
