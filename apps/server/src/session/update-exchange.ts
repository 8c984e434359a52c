import {
  CloseCode,
  encodePermissionDeniedMessage,
  encodeSavedMessage,
  encodeSyncMessage,
  may,
  SyncKind,
  type SyncMessage,
} from '@coedit/protocol';
import type { ClientIds } from '../document/client-ids.ts';
import type { Authority, SessionDocument } from '../document/document.ts';
import type { Verdict } from '../document/guard.ts';
import type { Journal } from '../document/journal.ts';
import type { Blobs } from './blobs.ts';
import type { Clock } from './clock.ts';
import { deliverUpdate } from './feed.ts';
import { isLarge, type LargeUpdates } from './large-updates.ts';
import { Pace } from './pace.ts';
import type { Participant } from './participant.ts';
import { notify, type Room } from './room.ts';
import type { NotTakenReason } from './session-events.ts';
import { StepAnswers } from './step-answers.ts';
import type { Supplies } from './supplies.ts';

export interface ExchangeOptions {
  readonly room: Room;
  readonly document: SessionDocument;
  readonly blobs: Pick<Blobs, 'takeNewlyMissing'>;
  readonly journal: Journal;
  readonly ids: ClientIds;
  readonly clock: Clock;
  readonly large: LargeUpdates;
  readonly supplies: Supplies;
  /** Bytes that may wait for storage before edits are turned away. */
  readonly backlogBytes: number;
  readonly onNotTaken: (reason: NotTakenReason) => void;
}

interface Author {
  readonly name: string;
  readonly linkId: Participant['linkId'] | '';
}

const MOST_REFUSALS = 20;
/** Edits that were on their way when the role changed were honest: those of so long after it are not held against anyone. */
const ROLE_GRACE_MS = 10_000;
/** How long the holder of a disputed Yjs client id has to answer. */
const PROBE_MS = 2_000;
/** In one notice, which is bounded. */
const HASHES_TOLD = 200;
const CONTENT_GONE =
  'The content of a file that you named is no longer on the server. Upload it again if you have it.';
const READ_ONLY = 'You can read this session but not edit it. Ask the owner for a link that lets you edit.';

/** Document messages of all participants: checked, applied, relayed, journalled, and told saved, in this order. */
export class UpdateExchange {
  readonly #options: ExchangeOptions;
  readonly #steps: StepAnswers;

  constructor(options: ExchangeOptions) {
    this.#options = options;
    this.#steps = new StepAnswers({
      ...options,
      onRefused: (participant) => {
        participant.refusals += 1;
        this.#closeIfHopeless(participant, 'rate');
      },
    });
  }

  /**
   * Small updates that came one right after the other, applied in one transaction, and passed on and journalled as one:
   * most of what an update costs, it costs whatever its size. Returns how many were dealt with: one that is not
   * taken ends the run, because what follows from it may change what happens to the next.
   */
  receiveRun(participant: Participant, updates: readonly Uint8Array[]): number {
    const { document, clock } = this.#options;
    const [first] = updates;
    if (first === undefined) return 0;
    if (!may(participant.role, 'edit') || this.#isBacklogFull()) {
      this.receive(participant, { kind: SyncKind.Update, payload: first });
      return 1;
    }
    const at = clock.now();
    const denied: number[] = [];
    const authority = this.#authorityOf(participant, denied);
    participant.ledger.step2Ended();
    const { verdicts, change } = document.applyRun(updates, authority);
    this.#pass(change, participant, at);
    for (const verdict of verdicts) {
      participant.ledger.received();
      if (verdict.kind === 'accept') this.#taken(participant, 'update');
      else this.#notTaken(participant, verdict, 'update', denied);
    }
    return verdicts.length;
  }

  receive(participant: Participant, message: SyncMessage): void {
    if (message.kind !== SyncKind.Step2) participant.ledger.step2Ended();
    if (message.kind === SyncKind.Step1) return this.#steps.answer(participant, message.payload);
    participant.ledger.received();
    const kind = message.kind === SyncKind.Step2 ? 'step2' : 'update';
    const update = message.payload;
    if (!may(participant.role, 'edit')) return this.#receiveReadOnly(participant, update, kind);
    if (this.#isBacklogFull()) {
      this.#options.onNotTaken('backlog');
      participant.connection.close(CloseCode.TryLater, 'storage-unavailable');
      return;
    }
    if (isLarge(update)) this.#options.large.begin(participant, this.#inParts(participant, update, kind));
    else this.#take(participant, update, kind);
  }

  /** Relays and journals a change that the server made itself. Returns its journal position. */
  publish(change: Uint8Array, author: Author): number {
    this.#relay(change, null);
    return this.#record(change, author, this.#options.clock.now());
  }

  /** The journal has committed up to `position`: those whose messages that saved are told. */
  committed(position: number): void {
    for (const participant of this.#options.room.all()) this.#tellSaved(participant, position);
  }

  sendStep1(participant: Participant): void {
    participant.connection.send(encodeSyncMessage(SyncKind.Step1, this.#options.document.stateVector()));
  }

  #isBacklogFull(): boolean {
    return this.#options.journal.backlogBytes > this.#options.backlogBytes;
  }

  #take(participant: Participant, update: Uint8Array, kind: 'step2' | 'update'): void {
    const { document, clock } = this.#options;
    const at = clock.now();
    const denied: number[] = [];
    const { verdict, change } = document.apply(update, kind, this.#authorityOf(participant, denied));
    if (verdict.kind !== 'accept') return this.#notTaken(participant, verdict, kind, denied);
    this.#pass(change, participant, at);
    this.#taken(participant, kind);
  }

  /** The same over many turns of the event loop. It is told saved when all its parts are. */
  *#inParts(participant: Participant, update: Uint8Array, kind: 'step2' | 'update'): Generator<void, void> {
    const { document, clock } = this.#options;
    const at = clock.now();
    const denied: number[] = [];
    const pace = new Pace();
    const parts = document.applyInParts(update, kind, this.#authorityOf(participant, denied), pace);
    // Asked for every part: a link that is revoked and a role that changes act at once.
    while (!participant.connection.cut) {
      if (!may(participant.role, 'edit')) return this.#refuseReadOnly(participant, kind);
      const begun = clock.now();
      const { done, value } = parts.next();
      if (done === true) {
        if (value.kind !== 'accept') return this.#notTaken(participant, value, kind, denied);
        return this.#taken(participant, kind);
      }
      this.#pass(value, participant, at);
      pace.took(clock.now() - begun);
      yield;
    }
  }

  #pass(change: Uint8Array | null, from: Participant, at: number): void {
    if (change === null) return;
    this.#relay(change, from);
    this.#record(change, from, at);
  }

  #taken(participant: Participant, kind: 'step2' | 'update'): void {
    const { journal, room, blobs } = this.#options;
    participant.ledger.taken(journal.position, kind);
    if (kind === 'update') participant.inStep = true;
    else participant.step2Taken = true;
    const gone = blobs.takeNewlyMissing();
    for (let at = 0; at < gone.length; at += HASHES_TOLD)
      notify(participant, 'content-gone', CONTENT_GONE, { hashes: gone.slice(at, at + HASHES_TOLD) });
    if (room.get(participant.userId) === participant) this.#tellSaved(participant, journal.committed);
  }

  #authorityOf(participant: Participant, denied: number[]): Authority {
    const { ids } = this.#options;
    const noting = (clientId: number, allowed: boolean): boolean => {
      if (!allowed) denied.push(clientId);
      return allowed;
    };
    return {
      ownsClient: (clientId) => noting(clientId, ids.claim(clientId, participant)),
      mayMerge: (clientId) =>
        noting(clientId, ids.mayMerge(clientId, participant) || this.#isCatchingUp(clientId, participant)),
    };
  }

  /**
   * Held by another who has not yet given what it has. After a crash everyone may hold words of everyone that the server
   * lost: if each waited for the others to bring their own first, nobody's would ever be taken.
   */
  #isCatchingUp(clientId: number, participant: Participant): boolean {
    const { ids, room } = this.#options;
    const rival = ids.rivalOf(clientId, participant);
    return rival !== null && room.get(rival)?.inStep === false;
  }

  #relay(change: Uint8Array, except: Participant | null): void {
    const { room, document, supplies } = this.#options;
    const message = encodeSyncMessage(SyncKind.Update, change);
    supplies.passes(message);
    for (const receiver of room.all()) {
      if (receiver !== except) deliverUpdate(receiver, message, document);
    }
  }

  #record(update: Uint8Array, { name, linkId }: Author, at: number): number {
    return this.#options.journal.add({ update, at, author: name, linkId });
  }

  #tellSaved(participant: Participant, committed: number): void {
    const saved = participant.ledger.committed(committed);
    if (saved !== null && !participant.connection.stock)
      participant.connection.send(encodeSavedMessage(saved));
  }

  /** A viewer's step 2 that adds nothing is the honest answer to step 1; anything new is refused. */
  #receiveReadOnly(participant: Participant, update: Uint8Array, kind: 'step2' | 'update'): void {
    const { document, large } = this.#options;
    if (isLarge(update)) large.begin(participant, this.#readOnlyInSteps(participant, update, kind));
    else if (document.holds(update)) this.#knownAlready(participant, kind);
    else this.#refuseReadOnly(participant, kind);
  }

  *#readOnlyInSteps(
    participant: Participant,
    update: Uint8Array,
    kind: 'step2' | 'update',
  ): Generator<void, void> {
    const { document, clock } = this.#options;
    const pace = new Pace();
    const steps = document.holdsInSteps(update, pace);
    while (!participant.connection.cut) {
      const begun = clock.now();
      const { done, value } = steps.next();
      if (done === true)
        return value ? this.#knownAlready(participant, kind) : this.#refuseReadOnly(participant, kind);
      pace.took(clock.now() - begun);
      yield;
    }
  }

  #knownAlready(participant: Participant, kind: 'step2' | 'update'): void {
    const { journal } = this.#options;
    participant.ledger.taken(journal.position, kind);
    this.#tellSaved(participant, journal.committed);
  }

  #refuseReadOnly(participant: Participant, kind: 'step2' | 'update'): void {
    participant.ledger.refused(kind);
    this.#options.onNotTaken('read-only');
    notify(participant, 'read-only', READ_ONLY);
    participant.connection.send(encodePermissionDeniedMessage(READ_ONLY));
    const { roleChangedAt } = participant;
    if (roleChangedAt !== null && this.#options.clock.now() - roleChangedAt < ROLE_GRACE_MS) return;
    participant.refusals += 1;
    this.#closeIfHopeless(participant, 'read-only');
  }

  #notTaken(
    participant: Participant,
    verdict: Exclude<Verdict, { kind: 'accept' }>,
    kind: 'step2' | 'update',
    denied: readonly number[],
  ): void {
    participant.ledger.refused(kind);
    this.#options.onNotTaken(verdict.kind === 'resync' ? 'gap' : verdict.reason);
    if (kind === 'step2') participant.step2Taken = false;
    if (verdict.kind === 'resync') return participant.resync.request();
    if (verdict.reason === 'malformed') {
      participant.connection.close(CloseCode.Malformed, 'update');
    } else if (verdict.reason === 'client-id') {
      this.#settle(participant, denied, kind);
    } else if (isSoft(verdict.reason)) {
      notify(participant, 'too-large', tooLargeText(verdict.reason), { reason: verdict.reason });
      participant.refusals += 1;
      this.#closeIfHopeless(participant, verdict.reason);
    } else {
      notify(participant, 'refused', 'The server refused an edit that is not of the documented form.', {
        reason: verdict.reason,
        detail: verdict.detail,
      });
      participant.connection.close(CloseCode.RuleBroken, verdict.reason);
    }
  }

  /**
   * An id that another participant holds: usually the same page, back before its dead connection was noticed. So the
   * holder is asked for a sign of life; without one it is gone and the newcomer is asked for its edits again. A holder
   * that answers keeps the id: an update under it is a forgery, while a step 2 that merely carries the holder's words
   * is asked for again later, when those words have come from the holder itself.
   */
  #settle(participant: Participant, denied: readonly number[], kind: 'step2' | 'update'): void {
    const { ids, room } = this.#options;
    const rivals = denied.map((clientId) => ids.rivalOf(clientId, participant));
    const rival = rivals.find((userId) => userId !== null) ?? null;
    const holder = rival === null ? undefined : room.get(rival);
    if (holder === undefined) {
      participant.connection.close(CloseCode.RuleBroken, 'client-id');
      return;
    }
    void holder.connection.probe(PROBE_MS).then((alive) => {
      if (participant.gone) return;
      if (alive && kind === 'update') participant.connection.close(CloseCode.RuleBroken, 'client-id');
      else participant.resync.request();
    });
  }

  #closeIfHopeless(participant: Participant, reason: string): void {
    if (participant.refusals > MOST_REFUSALS) participant.connection.close(CloseCode.RuleBroken, reason);
  }
}

/** An honest client can break these without knowing: another filled the session. */
type SoftReason = 'too-large' | 'too-many-files';
const isSoft = (reason: string): reason is SoftReason =>
  reason === 'too-large' || reason === 'too-many-files';

function tooLargeText(reason: SoftReason): string {
  return reason === 'too-large'
    ? 'That edit was not taken: the file or the session would be larger than this server allows.'
    : 'That edit was not taken: the session would have more files than this server allows.';
}
