import type { Participant } from '@coedit/protocol';
import { useEffect, useState } from 'react';
import { useSession } from '../session/session-context.tsx';
import { text } from '../text/en.ts';

/** Who joins has a made-up name until their own arrives a moment later; that one is told. */
const SETTLED_MS = 1_000;

/** Tells screen readers who joined and who left. Not those who were here already, nor everyone on each reconnect. */
export function ComingAndGoing() {
  const { client } = useSession();
  const [news, setNews] = useState('');
  useEffect(() => {
    let known: readonly Participant[] | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      timer = undefined;
      if (client.connection.get().kind !== 'online') return;
      const now = client.participants.get();
      const told = known === null ? '' : changeOf(known, now);
      if (told !== '') setNews(told);
      known = now;
    };
    const tellSoon = () => {
      // Offline the list is empty, which says nothing about the people; back online, all have new ids.
      if (client.connection.get().kind !== 'online') known = null;
      timer ??= setTimeout(tell, SETTLED_MS);
    };
    const ends = [client.participants.subscribe(tellSoon), client.connection.subscribe(tellSoon)];
    return () => {
      for (const end of ends) end();
      clearTimeout(timer);
    };
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
