import type { SessionClient } from '@coedit/client';
import type { Participant } from '@coedit/protocol';
import type { PersonTarget } from '../session/session-links.ts';
import type { Workbench } from '../shell/workbench.ts';
import { text } from '../texts/texts.ts';
import { toast } from '../ui/toast.ts';
import { samePerson } from './followed-person.ts';

/** ms that the person may take to come, once I am in: they may be reloading. */
const WAIT_FOR_PERSON = 10_000;

/**
 * Follows whom the link means, as soon as they are here. Somebody else of that name is followed only when they do not come:
 * they may have another colour now.
 */
export function followByLink(
  { name, mark }: PersonTarget,
  client: Pick<SessionClient, 'participants' | 'connection'>,
  workbench: Pick<Workbench, 'follow'>,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const byName = (people: readonly Participant[]) => people.find((person) => person.name === name);
  const follow = (person: Participant) => {
    end();
    workbench.follow(person.userId);
  };
  const look = () => {
    const people = client.participants.get();
    const person = mark === null ? byName(people) : samePerson({ name, ...mark }, people);
    if (person !== undefined) follow(person);
    else if (client.connection.get().kind === 'online') timer ??= setTimeout(giveUp, WAIT_FOR_PERSON);
  };
  const giveUp = () => {
    const other = byName(client.participants.get());
    if (other !== undefined) return follow(other);
    end();
    toast('info', text.session.placeLink.nobody(name));
  };
  const ends = [client.participants.subscribe(look), client.connection.subscribe(look)];
  const end = () => {
    clearTimeout(timer);
    for (const unsubscribe of ends) unsubscribe();
  };
  look();
  return end;
}
