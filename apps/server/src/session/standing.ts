import { CloseCode, type LinkId, type Role, type UserId } from '@coedit/protocol';
import { isSamePerson } from '../sharing/people.ts';
import type { Clock } from './clock.ts';
import type { EditRequests } from './edit-requests.ts';
import type { Participant } from './participant.ts';
import type { Presence } from './presence.ts';
import { notify, type Room } from './room.ts';

export interface StandingOptions {
  readonly room: Room;
  readonly presence: Presence;
  readonly clock: Clock;
  readonly requests: EditRequests;
  readonly sendStep1: (participant: Participant) => void;
  readonly leave: (participant: Participant) => void;
}

/** A changed role of those inside, a removal, a link's end: what owners decide acts on open connections in the same tick. */
export class Standing {
  readonly #options: StandingOptions;
  #changes = 0;

  constructor(options: StandingOptions) {
    this.#options = options;
  }

  /**
   * Grows with every decision. Who was let in by a check that began at another number is checked again: what was decided
   * meanwhile found nobody to act on.
   */
  get changes(): number {
    return this.#changes;
  }

  find(userId: UserId): Participant | undefined {
    return this.#options.room.get(userId);
  }

  /** Those of this person's connections that came by the same link: another one that they hold keeps the role it gives. */
  changeRole(person: Participant, role: Role): void {
    this.#changes += 1;
    for (const participant of this.#connectionsOf(person)) {
      if (participant.linkId === person.linkId) this.#changeRole(participant, role);
    }
  }

  /** Says no to who asks to edit; twice is fine. */
  decline(person: Participant): void {
    this.#options.requests.decline(person);
  }

  remove(person: Participant, text: string): void {
    this.#changes += 1;
    for (const participant of this.#connectionsOf(person)) {
      notify(participant, 'person-removed', text);
      this.#end(participant, CloseCode.Revoked, 'person-removed');
    }
  }

  /** Those who came by the link are cut off at once. */
  endLink(linkId: LinkId, code: CloseCode, reason: string, text: string): void {
    this.#changes += 1;
    for (const participant of [...this.#options.room.all()]) {
      if (participant.linkId !== linkId) continue;
      notify(participant, code === CloseCode.LinkExpired ? 'link-expired' : 'link-revoked', text);
      this.#end(participant, code, reason);
    }
  }

  /** Who told no secret is known by this connection alone. */
  #connectionsOf(person: Participant): readonly Participant[] {
    const isOfPerson = (other: Participant): boolean =>
      other === person || isSamePerson(other.personHash, person.personHash);
    return [...this.#options.room.all()].filter(isOfPerson);
  }

  #changeRole(participant: Participant, role: Role): void {
    const { clock, presence, requests, sendStep1 } = this.#options;
    if (participant.role === role) return requests.roleConfirmed(participant);
    participant.role = role;
    participant.roleChangedAt = clock.now();
    participant.refusals = 0;
    notify(participant, 'role-changed', `An owner changed your role in this session: it is ${role} now.`, {
      role,
    });
    presence.changed(participant);
    requests.roleChanged(participant);
    // What was refused meanwhile comes again with the answer, if the new role may edit.
    sendStep1(participant);
  }

  /** The others see at once that they left, however long their own end takes to close. */
  #end(participant: Participant, code: CloseCode, reason: string): void {
    participant.connection.close(code, reason);
    this.#options.leave(participant);
  }
}
