import type { SessionClient } from '@coedit/client';
import type { Participant } from '@coedit/protocol';
import { text } from '../texts/texts.ts';

/** ms. Who joins has a made-up name until their own arrives a moment later; that one is told. */
const SETTLED_MS = 1_000;
/** ms that the others have to come back after my own line was lost: it may have been the server that went. */
const COMEBACK_MS = 10_000;

interface Known {
  readonly person: Participant;
  /** On which of my connections they were seen last: an id is theirs on that one only. */
  readonly line: number;
}

type Watched = Pick<SessionClient, 'participants' | 'connection' | 'me'>;

/** Who joined and who left since I came. Not those who were here already, nor everyone on each reconnect of mine. */
export class PeopleNews {
  readonly #client: Watched;
  readonly #tell: (news: string) => void;
  readonly #unsubscribe: readonly (() => void)[];
  /** Null until the first list has come. */
  #known: readonly Known[] | null = null;
  #line = 0;
  #isOnline = false;
  #missedUntil = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #comebackTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(client: Watched, tell: (news: string) => void) {
    this.#client = client;
    this.#tell = tell;
    this.#unsubscribe = [
      client.participants.subscribe(() => this.#look()),
      client.connection.subscribe(() => this.#look()),
    ];
    this.#look();
  }

  dispose(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#stop();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#comebackTimer);
    this.#timer = undefined;
  }

  #look(): void {
    const { connection, participants, me } = this.#client;
    const wasOnline = this.#isOnline;
    this.#isOnline = connection.get().kind === 'online';
    // Offline the list is empty, which says nothing about the people.
    if (!this.#isOnline) return this.#stop();
    if (!wasOnline) this.#line += 1;
    if (this.#known === null) {
      // I am in the list myself: before it has come, nobody is known to be here, or not to be.
      if (me.get() !== null) this.#known = participants.get().map((person) => this.#seen(person));
      return;
    }
    if (!wasOnline) {
      this.#missedUntil = Date.now() + COMEBACK_MS;
      this.#comebackTimer = setTimeout(() => this.#look(), COMEBACK_MS);
    }
    this.#timer ??= setTimeout(() => this.#compare(), SETTLED_MS);
  }

  #compare(): void {
    this.#timer = undefined;
    const known = this.#known ?? [];
    const here = this.#client.participants.get();
    const joined = here.filter((person) => !known.some((before) => this.#isSame(before, person)));
    const away = known.filter((before) => !here.some((person) => this.#isSame(before, person)));
    const isWaiting = Date.now() < this.#missedUntil;
    const left = isWaiting ? [] : away;
    this.#known = [...here.map((person) => this.#seen(person)), ...(isWaiting ? away : [])];
    for (const { name } of joined) this.#tell(text.people.joined(name));
    for (const { person } of left) this.#tell(text.people.left(person.name));
  }

  #seen(person: Participant): Known {
    return { person, line: this.#line };
  }

  /** By the connection, by the document that their page edits, or after a reload by name and colour. */
  #isSame({ person: before, line }: Known, { userId, yjsClientId, name, colour }: Participant): boolean {
    return (
      (line === this.#line && before.userId === userId) ||
      (yjsClientId !== 0 && before.yjsClientId === yjsClientId) ||
      (before.name === name && before.colour === colour)
    );
  }
}
