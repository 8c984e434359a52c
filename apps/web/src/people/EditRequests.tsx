import { may, type Participant, type UserId } from '@coedit/protocol';
import { useEffect, useMemo, useRef } from 'react';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { dismissToast, toast } from '../ui/toast.ts';
import { useReadable } from '../ui/use-readable.ts';
import { answerRequest } from './answer-request.ts';

const keyOf = (userId: UserId): string => `asks-${userId}`;

/** Everyone but me who asks to edit, for owners; nobody for anyone else. */
export function useAskingPeople(): readonly Participant[] {
  const { client, role } = useSession();
  const mayAnswer = useReadable(role) === 'owner';
  const asking = useReadable(client.asking);
  const people = useReadable(client.participants);
  return useMemo(
    () => (mayAnswer ? people.filter((person) => asks(person, asking)) : []),
    [mayAnswer, people, asking],
  );
}

const asks = ({ userId, role }: Participant, asking: readonly UserId[]): boolean =>
  asking.includes(userId) && !may(role, 'edit');

/** Tells an owner who asks to edit. It stays until somebody answers, or who asked takes it back or leaves. */
export function EditRequests() {
  const { api, link } = useSession();
  const asking = useAskingPeople();
  /** Who is shown, by the name they are shown with. */
  const shown = useRef(new Map<UserId, string>());
  useEffect(() => {
    const now = new Map(asking.map((person) => [person.userId, person.name]));
    for (const userId of shown.current.keys()) if (!now.has(userId)) dismissToast(keyOf(userId));
    for (const person of asking) {
      if (shown.current.get(person.userId) === person.name) continue;
      toast('info', text.people.requests.asks(person.name), {
        key: keyOf(person.userId),
        duration: Number.POSITIVE_INFINITY,
        action: {
          label: text.people.requests.allow,
          run: () => void answerRequest(api, link.sessionId, person, true),
        },
        otherwise: {
          label: text.people.requests.decline,
          run: () => void answerRequest(api, link.sessionId, person, false),
        },
      });
    }
    shown.current = now;
  }, [asking, api, link]);
  // With the page of the session go its questions.
  useEffect(() => {
    const { current } = shown;
    return () => {
      for (const userId of current.keys()) dismissToast(keyOf(userId));
    };
  }, []);
  return null;
}
