import { type Participant, ParticipantState, PresenceKind, type UserId } from '@coedit/protocol';
import { expect, it } from 'vitest';
import { Participants } from './participants.ts';

const MINE = 7 as UserId;

function person(userId: number, yjsClientId: number): Participant {
  return {
    userId: userId as UserId,
    name: `person ${userId}`,
    colour: userId,
    role: 'editor',
    state: ParticipantState.Active,
    yjsClientId,
  };
}

function listOf(...people: readonly Participant[]) {
  const participants = new Participants();
  participants.joined(MINE);
  participants.receive(people.map((participant) => ({ kind: PresenceKind.Here, participant })));
  return { participants, ids: () => participants.others.get().map(({ userId }) => userId) };
}

it('lists everyone but me', () => {
  const { ids } = listOf(person(9, 90), person(7, 70), person(8, 80));
  expect(ids()).toEqual([8, 9]);
});

it('lists a page once, by its newest connection, while a dead one of its lingers', () => {
  const { participants, ids } = listOf(person(7, 70), person(8, 80), person(9, 80));
  expect(ids()).toEqual([9]);
  participants.receive([{ kind: PresenceKind.Left, participant: person(8, 80) }]);
  expect(ids()).toEqual([9]);
});

it('does not list a dead connection of my own', () => {
  const { ids } = listOf(person(5, 70), person(7, 70), person(8, 80));
  expect(ids()).toEqual([8]);
});

it('tells those apart who have no document', () => {
  const { ids } = listOf(person(7, 0), person(8, 0), person(9, 0));
  expect(ids()).toEqual([8, 9]);
});
