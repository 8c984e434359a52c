import { useEffect } from 'react';
import { watchActivity } from './activity.ts';
import type { SessionServices } from './session-context.tsx';

/** Tells the others whether I am active, and remembers the colour that the server gave me. */
export function useOwnPresence({ client, preferences }: SessionServices): void {
  useEffect(() => watchActivity((state) => client.introduce({ state })), [client]);
  useEffect(() => {
    const remember = () => {
      const me = client.me.get();
      if (me !== null && preferences.values.get().colour === null) preferences.set({ colour: me.colour });
    };
    remember();
    return client.me.subscribe(remember);
  }, [client, preferences]);
  useEffect(() => {
    // Another tab changed the name: this one is the same person.
    let { name } = preferences.values.get();
    return preferences.values.subscribe(() => {
      const now = preferences.values.get().name;
      if (now === name) return;
      name = now;
      if (now !== '') client.introduce({ name: now });
    });
  }, [client, preferences]);
}
