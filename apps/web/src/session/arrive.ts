import { followByLink } from '../follow/follow-by-link.ts';
import { text } from '../texts/texts.ts';
import { toast } from '../ui/toast.ts';
import { sessionStorageOrNull, takeArrival } from './arrival.ts';
import { openFirstFile } from './open-first-file.ts';
import type { SessionServices } from './session-context.tsx';
import type { FileTarget } from './session-links.ts';

const NOTHING = (): void => undefined;

/**
 * Opens the file that the link, or the start page, points at, once the files are there; a newcomer's first one where neither does.
 * Returns what ends it.
 */
export function arrive(services: SessionServices): () => void {
  const { client, workbench, link } = services;
  const arrival = takeArrival(sessionStorageOrNull());
  if (arrival?.message) toast('info', arrival.message, { duration: 15_000 });
  const target = link.file ?? (arrival?.open ? { path: arrival.open, line: 1 } : null);
  if (target === null && link.follow === null)
    return workbench.isFirstVisit ? openFirstFile(services) : NOTHING;
  const endFollowing = link.follow === null ? NOTHING : followByLink(link.follow, client, workbench);
  const endOpening = target === null ? NOTHING : openTarget(target, services);
  return () => {
    endFollowing();
    endOpening();
  };
}

function openTarget({ path, line }: FileTarget, { client, workbench }: SessionServices): () => void {
  let done = false;
  const open = () => {
    if (done) return;
    const file = client.workspace.find(path);
    // The first line is there without being looked for, which would have the text laid out before it is drawn.
    if (file !== undefined) workbench.openFile(file.id, line > 1 ? { reveal: { line, column: 1 } } : {});
    // Only the server's word that this is all there is makes the file missing.
    else if (client.connection.get().kind !== 'online') return;
    else toast('warning', text.session.noSuchFile(path));
    done = true;
  };
  open();
  const ends = [client.workspace.files.subscribe(open), client.connection.subscribe(open)];
  return () => {
    for (const end of ends) end();
  };
}
