import { useEffect } from 'react';
import { followByLink } from '../follow/follow-by-link.ts';
import { text } from '../texts/texts.ts';
import { toast } from '../ui/toast.ts';
import { sessionStorageOrNull, takeArrival } from './arrival.ts';
import type { SessionServices } from './session-context.tsx';

/** Opens the file that the link, or the start page, points at, once the files are there. */
export function useDeepLink({ client, workbench, link }: SessionServices): void {
  useEffect(() => {
    const arrival = takeArrival(sessionStorageOrNull());
    if (arrival?.message) toast('info', arrival.message, { duration: 15_000 });
    const endFollowing =
      link.follow === null ? () => undefined : followByLink(link.follow, client, workbench);
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
