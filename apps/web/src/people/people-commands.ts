import type { Participant } from '@coedit/protocol';
import { useEffect } from 'react';
import { useSession } from '../session/session-context.tsx';
import { text } from '../text/en.ts';
import { jumpTo } from './whereabouts.ts';

/** Jumping to and following each person, by name in the palette. */
export function usePeopleCommands(people: readonly Participant[]): void {
  const { client, commands, workbench } = useSession();
  useEffect(
    () =>
      commands.registerAll(
        people.flatMap(({ userId, name }) => [
          {
            id: `people.jump.${userId}`,
            title: text.people.jumpTo(name),
            run: () => jumpTo(client, workbench, userId, name),
          },
          {
            id: `people.follow.${userId}`,
            title: text.people.followPerson(name),
            when: () => workbench.state.get().following !== userId,
            run: () => workbench.follow(userId),
          },
        ]),
      ),
    [client, commands, workbench, people],
  );
}
