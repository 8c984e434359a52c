import { useEffect } from 'react';
import { text } from '../texts/texts.ts';
import { toast } from '../ui/toast.ts';
import { sessionStorageOrNull, takeArrival } from './arrival.ts';
import type { SessionServices } from './session-context.tsx';

/** ms that the person may take to come, once I am in: they may be reloading. */
const WAIT_FOR_PERSON = 10_000;

/** Opens the file that the link, or the start page, points at, once the files are there. */
export function useDeepLink({ client, workbench, link }: SessionServices): void {
  useEffect(() => {
    const arrival = takeArrival(sessionStorageOrNull());
    if (arrival?.message) toast('info', arrival.message, { duration: 15_000 });
    const endFollowing =
      link.follow === null ? () => undefined : followByName(link.follow, client, workbench);
    const target = link.file ?? (arrival?.open ? { path: arrival.open, line: 1 } : null);
    if (target === null) return endFollowing;
    let done = false;
    const open = () => {
      if (done) return;
      const file = client.workspace.find(target.path);
      if (file !== undefined) workbench.openFile(file.id, { reveal: { line: target.line, column: 1 } });
      // Only the server's word that this is all there is makes the file missing.
      else if (client.connection.get().kind !== 'online') return;
      else toast('warning', text.session.noSuchFile(target.path));
      done = true;
    };
    open();
    const ends = [client.workspace.files.subscribe(open), client.connection.subscribe(open)];
    return () => {
      endFollowing();
      for (const end of ends) end();
    };
  }, [client, workbench, link]);
}

function followByName(
  name: string,
  client: SessionServices['client'],
  workbench: SessionServices['workbench'],
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    const person = client.participants.get().find((other) => other.name === name);
    if (person !== undefined) {
      end();
      workbench.follow(person.userId);
    } else if (client.connection.get().kind === 'online') {
      timer ??= setTimeout(() => {
        end();
        toast('info', text.session.placeLink.nobody(name));
      }, WAIT_FOR_PERSON);
    }
  };
  const ends = [client.participants.subscribe(look), client.connection.subscribe(look)];
  const end = () => {
    clearTimeout(timer);
    for (const unsubscribe of ends) unsubscribe();
  };
  look();
  return end;
}
