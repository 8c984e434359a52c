import { useEffect } from 'react';
import { useSession } from '../session/session-context.tsx';
import { PeopleNews } from './people-news.ts';

/** Tells who joined and who left. */
export function usePeopleNews(): void {
  const { announcer, client } = useSession();
  useEffect(() => {
    const news = new PeopleNews(client, (words) => announcer.say('people', words));
    return () => news.dispose();
  }, [announcer, client]);
}
