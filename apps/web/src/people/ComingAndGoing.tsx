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
      const now = client.participants.get();
      // Offline the list is empty, which says nothing about the people.
      const isOnline = client.connection.get().kind === 'online';
      const told = known === null || !isOnline ? '' : changeOf(known, now);
      if (told !== '') setNews(told);
      known = isOnline ? now : null;
    };
    const unsubscribe = client.participants.subscribe(() => {
      timer ??= setTimeout(tell, SETTLED_MS);
    });
    return () => {
      unsubscribe();
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
