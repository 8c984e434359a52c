import type { SessionClient } from '@coedit/client';
import type { Participant, UserId } from '@coedit/protocol';

/** ms that a person may be away before following them ends: a reload or a short loss of their line. */
const COMEBACK_MS = 10_000;

interface FollowedEvents {
  /** They are here under another id: their connection, or mine, is a new one. */
  readonly cameBack: (userId: UserId) => void;
  readonly gone: (name: string) => void;
}

/**
 * Who is followed, as a person and not as a connection. An id belongs to a connection: who reconnects gets another one,
 * and after a restart of the server the old id may be somebody else's.
 */
export class FollowedPerson {
  readonly #client: Pick<SessionClient, 'participants' | 'connection'>;
  readonly #events: FollowedEvents;
  readonly #unsubscribe: readonly (() => void)[];
  #userId: UserId | null = null;
  #person: Participant | null = null;
  /** My own line was down since they were last seen. */
  #idIsStale = false;
  #isHere = false;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(client: Pick<SessionClient, 'participants' | 'connection'>, events: FollowedEvents) {
    this.#client = client;
    this.#events = events;
    this.#unsubscribe = [
      client.participants.subscribe(() => this.#look()),
      client.connection.subscribe(() => this.#look()),
    ];
  }

  /** Whose cursor to follow at this moment; null while they, or my line, are away. */
  get here(): UserId | null {
    return this.#isHere ? this.#userId : null;
  }

  set(userId: UserId | null): void {
    if (userId === this.#userId) return;
    this.#stopWaiting();
    this.#userId = userId;
    this.#idIsStale = false;
    this.#isHere = false;
    // Also while my line is not up yet: who they are is known by the list.
    if (this.#person?.userId !== userId) {
      this.#person = this.#client.participants.get().find((person) => person.userId === userId) ?? null;
    }
    this.#look();
  }

  dispose(): void {
    this.#stopWaiting();
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
  }

  #look(): void {
    if (this.#userId === null) return;
    // While my line is down nobody is listed; the person may well be there when it is up again.
    if (this.#client.connection.get().kind !== 'online') {
      this.#idIsStale = true;
      this.#isHere = false;
      this.#stopWaiting();
      return;
    }
    const found = this.#find(this.#client.participants.get());
    this.#isHere = found !== undefined;
    if (found === undefined) {
      this.#waiting ??= setTimeout(() => this.#giveUp(), COMEBACK_MS);
      return;
    }
    this.#stopWaiting();
    this.#idIsStale = false;
    this.#person = found;
    if (found.userId === this.#userId) return;
    this.#userId = found.userId;
    this.#events.cameBack(found.userId);
  }

  #find(people: readonly Participant[]): Participant | undefined {
    const byId = this.#idIsStale ? undefined : people.find(({ userId }) => userId === this.#userId);
    return byId ?? (this.#person === null ? undefined : samePerson(this.#person, people));
  }

  #giveUp(): void {
    const name = this.#person?.name ?? '';
    this.set(null);
    this.#events.gone(name);
  }

  #stopWaiting(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
  }
}

/** By the document that their page edits; after a reload, which has another, by name and colour. */
export function samePerson(
  before: Pick<Participant, 'yjsClientId' | 'name' | 'colour'>,
  people: readonly Participant[],
): Participant | undefined {
  const { yjsClientId, name, colour } = before;
  return (
    people.find((person) => yjsClientId !== 0 && person.yjsClientId === yjsClientId) ??
    people.find((person) => person.name === name && person.colour === colour)
  );
}
