import type { RemoteCursor } from '@coedit/client';
import { useEffect } from 'react';
import { type SessionServices, useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { toast } from '../ui/toast.ts';
import { cursorPlace } from './cursor-place.ts';
import { whereabouts } from './whereabouts.ts';

/** ms: whoever is in the middle of a line may finish it first. */
const SHOWN = 20_000;

/** Shows who asks me to look at their line; nothing moves before I say so. */
export function CallsToMe() {
  const services = useSession();
  useEffect(() => services.client.onCall((call) => show(call, services)), [services]);
  return null;
}

function show(call: RemoteCursor, { client, workbench }: SessionServices): void {
  const caller = client.participants.get().find(({ userId }) => userId === call.userId);
  if (caller === undefined || client.workspace.get(call.fileId) === undefined) return;
  toast('info', text.people.calls(caller.name, whereabouts(client, call)), {
    // Of one person only the newest counts.
    key: `call-${call.userId}`,
    duration: SHOWN,
    action: {
      label: text.people.goThere,
      // The text may have changed since: the place is worked out when it is gone to.
      run: () => workbench.openFile(call.fileId, { preview: true, reveal: cursorPlace(client, call) }),
    },
  });
}
