import type { SessionClient } from '@coedit/client';
import type { MouseEvent } from 'react';
import type { Workbench } from '../shell/workbench.ts';
import { jumpTo } from './whereabouts.ts';

/**
 * A dot that stands for a person inside of something that is clicked for itself, such as a tab: `data-person` says whose it
 * is. It cannot be a button, which may not stand in another one. True: the click was on a dot and has jumped.
 */
export function jumpByDot({ target }: MouseEvent, client: SessionClient, workbench: Workbench): boolean {
  const dot = target instanceof Element ? target.closest<HTMLElement>('[data-person]') : null;
  const person = client.participants.get().find(({ userId }) => String(userId) === dot?.dataset.person);
  if (person === undefined) return false;
  jumpTo(client, workbench, person.userId, person.name);
  return true;
}
