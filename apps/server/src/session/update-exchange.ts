import {
  CloseCode,
  encodePermissionDeniedMessage,
  encodeSavedMessage,
  encodeSyncMessage,
  MalformedMessage,
  may,
  SyncKind,
  type SyncMessage,
} from '@coedit/protocol';
import type { ClientIds } from '../document/client-ids.ts';
import type { Authority, SessionDocument } from '../document/document.ts';
import type { Verdict } from '../document/guard.ts';
import type { Journal } from '../document/journal.ts';
import type { Clock } from './clock.ts';
import { deliverUpdate, sendDocument } from './feed.ts';
import type { Participant } from './participant.ts';
import { notify, type Room } from './room.ts';
import type { NotTakenReason } from './session-events.ts';

export interface ExchangeOptions {
  readonly room: Room;
  readonly document: SessionDocument;
  readonly journal: Journal;
  readonly ids: ClientIds;
  readonly clock: Clock;
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
/** A second step 1 within the burst's time waits this long. */
const STEP_RETRY_MS = 2_000;
const READ_ONLY = 'You can read this session but not edit it. Ask the owner for a link that lets you edit.';

/** Document messages of all participants: checked, applied, relayed, journalled, and told saved, in this order. */
export class UpdateExchange {
  readonly #options: ExchangeOptions;

  constructor(options: ExchangeOptions) {
    this.#options = options;
  }

  receive(participant: Participant, message: SyncMessage): void {
    if (message.kind === SyncKind.Step1) return this.#answerStep1(participant, message.payload);
    participant.ledger.received();
    const kind = message.kind === SyncKind.Step2 ? 'step2' : 'update';
    if (!may(participant.role, 'edit')) return this.#receiveReadOnly(participant, message.payload);
    if (this.#options.journal.backlogBytes > this.#options.backlogBytes) {
      this.#options.onNotTaken('backlog');
      participant.connection.close(CloseCode.TryLater, 'storage-unavailable');
      return;
    }
    this.#take(participant, message.payload, kind);
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

  #answerStep1(participant: Participant, stateVector: Uint8Array): void {
    if (participant.waitingStep === null && participant.steps.take(this.#options.clock.now())) {
      sendDocument(participant, encodeSyncMessage(SyncKind.Step2, this.#difference(stateVector)));
      return;
    }
    // Answered late instead of not at all: an honest client that asked too often would never be in step again.
    if (participant.waitingStep === null) this.#answerLater(participant);
    participant.waitingStep = stateVector.slice();
    participant.refusals += 1;
    this.#closeIfHopeless(participant, 'rate');
  }

  #answerLater(participant: Participant): void {
    const { clock } = this.#options;
    clock.after(STEP_RETRY_MS, () => {
      const stateVector = participant.waitingStep;
      if (participant.gone || stateVector === null) return;
      if (!participant.steps.take(clock.now())) return this.#answerLater(participant);
      participant.waitingStep = null;
      this.#answerWaiting(participant, stateVector);
    });
  }

  #answerWaiting(participant: Participant, stateVector: Uint8Array): void {
    try {
      sendDocument(participant, encodeSyncMessage(SyncKind.Step2, this.#difference(stateVector)));
    } catch (error) {
      if (!(error instanceof MalformedMessage)) throw error;
      participant.connection.close(CloseCode.Malformed, 'malformed');
    }
  }

  #difference(stateVector: Uint8Array): Uint8Array {
    try {
      return this.#options.document.difference(stateVector);
    } catch (error) {
      throw new MalformedMessage('state vector is not readable', { cause: error });
    }
  }

  #take(participant: Participant, update: Uint8Array, kind: 'step2' | 'update'): void {
    const { document, journal, room, clock } = this.#options;
    const at = clock.now();
    const denied: number[] = [];
    const { verdict, change } = document.apply(update, kind, this.#authorityOf(participant, denied));
    if (verdict.kind !== 'accept') return this.#notTaken(participant, verdict, kind, denied);
    let position = journal.position;
    if (change !== null) {
      this.#relay(change, participant);
      position = this.#record(change, participant, at);
    }
    participant.ledger.taken(position, kind);
    if (kind === 'update') participant.inStep = true;
    else participant.step2Taken = true;
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
    const { room, document } = this.#options;
    const message = encodeSyncMessage(SyncKind.Update, change);
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
  #receiveReadOnly(participant: Participant, update: Uint8Array): void {
    const { document, journal } = this.#options;
    const nobody: Authority = { ownsClient: () => false, mayMerge: () => false };
    const verdict = document.check(update, 'step2', nobody);
    if (verdict.kind === 'accept' && !verdict.novel) {
      participant.ledger.taken(journal.position, 'step2');
      this.#tellSaved(participant, journal.committed);
      return;
    }
    participant.ledger.refused();
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
    participant.ledger.refused();
    this.#options.onNotTaken(verdict.kind === 'resync' ? 'gap' : verdict.reason);
    if (kind === 'step2') participant.step2Taken = false;
    if (verdict.kind === 'resync') return participant.resync.request();
    if (verdict.reason === 'malformed') {
      participant.connection.close(CloseCode.Malformed, 'update');
    } else if (verdict.reason === 'client-id') {
      this.#settle(participant, denied, kind);
    } else if (verdict.reason === 'too-large' || verdict.reason === 'too-many-files') {
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

function tooLargeText(reason: 'too-large' | 'too-many-files'): string {
  return reason === 'too-large'
    ? 'That edit was not taken: the file or the session would be larger than this server allows.'
    : 'That edit was not taken: the session would have more files than this server allows.';
}
