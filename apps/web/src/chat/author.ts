import type { ChatMessage, Participant } from '@coedit/protocol';

/**
 * Who of those here said it. The number of a person belongs to one connection, and is given again when the session was
 * unloaded meanwhile: so the name has to be the same, too.
 */
export function authorOf(
  { userId, name }: Pick<ChatMessage, 'userId' | 'name'>,
  people: readonly Participant[],
): Participant | undefined {
  return people.find((person) => person.userId === userId && person.name === name);
}
