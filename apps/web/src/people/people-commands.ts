import { type Participant, ROLES } from '@coedit/protocol';
import { useEffect } from 'react';
import { copyLinkToPerson } from '../session/link-to-place.ts';
import { type SessionServices, useSession } from '../session/session-context.tsx';
import type { Command } from '../shell/commands.ts';
import { text } from '../texts/texts.ts';
import { answerRequest } from './answer-request.ts';
import { changeRole } from './change-role.ts';
import { isSomewhere, jumpTo } from './whereabouts.ts';

/** Jumping to and following each person, and what owners may do about them, by name in the palette. */
export function usePeopleCommands(
  people: readonly Participant[],
  askToRemove: (person: Participant) => void,
): void {
  const services = useSession();
  const { commands } = services;
  useEffect(
    () =>
      commands.registerAll(
        people.flatMap((person) => [
          ...pointingCommands(person, services),
          ...ownerCommands(person, services, askToRemove),
        ]),
      ),
    [commands, people, services, askToRemove],
  );
}

/** An owner's answers to those who ask to edit. */
export function useRequestCommands(asking: readonly Participant[]): void {
  const { commands, api, link } = useSession();
  const { allowPerson, declinePerson } = text.people.requests;
  useEffect(
    () =>
      commands.registerAll(
        asking.flatMap((person) => [
          {
            id: `people.allow.${person.userId}`,
            title: allowPerson(person.name),
            run: () => answerRequest(api, link.sessionId, person, true),
          },
          {
            id: `people.decline.${person.userId}`,
            title: declinePerson(person.name),
            run: () => answerRequest(api, link.sessionId, person, false),
          },
        ]),
      ),
    [commands, api, link, asking, allowPerson, declinePerson],
  );
}

function pointingCommands(person: Participant, services: SessionServices): Command[] {
  const { userId, name } = person;
  const { client, workbench } = services;
  return [
    {
      id: `people.jump.${userId}`,
      title: text.people.jumpTo(name),
      when: () => isSomewhere(client, client.cursors.get().get(userId)),
      run: () => jumpTo(client, workbench, userId, name),
    },
    {
      id: `people.follow.${userId}`,
      title: text.people.followPerson(name),
      when: () => workbench.state.get().following !== userId,
      run: () => workbench.follow(userId),
    },
    {
      id: `people.copyLink.${userId}`,
      title: text.people.copyLinkTo(name),
      run: () => copyLinkToPerson(services, person),
    },
  ];
}

function ownerCommands(
  person: Participant,
  { api, link, role }: SessionServices,
  askToRemove: (person: Participant) => void,
): Command[] {
  const { userId, name } = person;
  const when = () => role.get() === 'owner';
  const roles = ROLES.filter((other) => other !== person.role).map((other) => ({
    id: `people.role.${userId}.${other}`,
    title: text.people.makeRoleOf(name, other),
    when,
    run: () => changeRole(api, link.sessionId, person, other),
  }));
  const remove = {
    id: `people.remove.${userId}`,
    title: text.people.removePerson(name),
    when,
    run: () => askToRemove(person),
  };
  return [...roles, remove];
}
