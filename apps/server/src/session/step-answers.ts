import { CloseCode, encodeSyncMessage, MalformedMessage, SyncKind } from '@coedit/protocol';
import type { SessionDocument } from '../document/document.ts';
import type { Clock } from './clock.ts';
import { sendDocument } from './feed.ts';
import type { Participant } from './participant.ts';

/** A second step 1 within the burst's time waits this long. */
const STEP_RETRY_MS = 2_000;
/** Of a state vector beside what the document's own would take: clients that the server lost, and stock clients' old ones. */
const SPARE_BYTES = 64 * 1024;
const BYTES_PER_CLIENT = 16;

/** Answers sync step 1: what the asker lacks, as step 2, and not more often than it may ask. */
export class StepAnswers {
  readonly #document: SessionDocument;
  readonly #clock: Clock;
  readonly #onRefused: (participant: Participant) => void;

  /** `onRefused`: it asked too often once more. */
  constructor(document: SessionDocument, clock: Clock, onRefused: (participant: Participant) => void) {
    this.#document = document;
    this.#clock = clock;
    this.#onRefused = onRefused;
  }

  answer(participant: Participant, stateVector: Uint8Array): void {
    // Reading one costs time for each client in it, also for those that nobody has ever heard of.
    if (stateVector.length > SPARE_BYTES + BYTES_PER_CLIENT * this.#document.clientCount)
      throw new MalformedMessage('a state vector of more clients than there are');
    if (participant.waitingStep === null && participant.steps.take(this.#clock.now())) {
      sendDocument(participant, encodeSyncMessage(SyncKind.Step2, this.#difference(stateVector)));
      return;
    }
    // Answered late instead of not at all: an honest client that asked too often would never be in step again.
    if (participant.waitingStep === null) this.#answerLater(participant);
    participant.waitingStep = stateVector.slice();
    this.#onRefused(participant);
  }

  #answerLater(participant: Participant): void {
    this.#clock.after(STEP_RETRY_MS, () => {
      const stateVector = participant.waitingStep;
      if (participant.gone || stateVector === null) return;
      if (!participant.steps.take(this.#clock.now())) return this.#answerLater(participant);
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
      return this.#document.difference(stateVector);
    } catch (error) {
      throw new MalformedMessage('state vector is not readable', { cause: error });
    }
  }
}
