import type { Participant } from '@coedit/protocol';
import { useEffect, useState } from 'react';
import { useSession } from '../session/session-context.tsx';
import { text } from '../text/en.ts';

/** Tells screen readers who joined and who left. Not those who were here already, nor everyone on each reconnect. */
export function ComingAndGoing() {
  const { client } = useSession();
  const [news, setNews] = useState('');
  useEffect(() => {
    let known: readonly Participant[] | null = null;
    return client.participants.subscribe(() => {
      const now = client.participants.get();
      // Offline the list is empty, which says nothing about the people.
      const told = known === null || client.connection.get().kind !== 'online' ? '' : changeOf(known, now);
      if (told !== '') setNews(told);
      known = client.connection.get().kind === 'online' ? now : null;
    });
  }, [client]);
  return (
    <p role="status" className="visually-hidden">
      {news}
    </p>
  );
}

function changeOf(before: readonly Participant[], now: readonly Participant[]): string {
  const isIn = (list: readonly Participant[], person: Participant) =>
    list.some(({ userId }) => userId === person.userId);
  const joined = now.filter((person) => !isIn(before, person)).map(({ name }) => text.people.joined(name));
  const left = before.filter((person) => !isIn(now, person)).map(({ name }) => text.people.left(name));
  return [...joined, ...left].join(', ');
}
