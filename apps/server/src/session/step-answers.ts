import { CloseCode, encodeSyncMessage, MalformedMessage, SyncKind } from '@coedit/protocol';
import type { SessionDocument } from '../document/document.ts';
import type { Clock } from './clock.ts';
import { sendDocument } from './feed.ts';
import type { Participant } from './participant.ts';
import type { Supplies } from './supplies.ts';

/** A second step 1 within the burst's time waits this long. */
const STEP_RETRY_MS = 2_000;
/** Of a state vector beside what the document's own would take: clients that the server lost, and stock clients' old ones. */
const SPARE_BYTES = 64 * 1024;
const BYTES_PER_CLIENT = 16;

/** An update that holds nothing: everything has come before it. */
const NOTHING = encodeSyncMessage(SyncKind.Step2, new Uint8Array([0, 0]));

export interface StepAnswersOptions {
  readonly document: SessionDocument;
  readonly clock: Clock;
  readonly supplies: Supplies;
  /** It asked too often once more. */
  readonly onRefused: (participant: Participant) => void;
}

/**
 * Answers sync step 1, and not more often than it may be asked: what the asker lacks, as step 2; of a large document, or
 * over a slow line, as updates with a step 2 behind them.
 */
export class StepAnswers {
  readonly #options: StepAnswersOptions;

  constructor(options: StepAnswersOptions) {
    this.#options = options;
  }

  answer(participant: Participant, stateVector: Uint8Array): void {
    const { document, clock, onRefused } = this.#options;
    // Reading one costs time for each client in it, also for those that nobody has ever heard of.
    if (stateVector.length > SPARE_BYTES + BYTES_PER_CLIENT * document.clientCount)
      throw new MalformedMessage('a state vector of more clients than there are');
    const isWaiting = participant.waitingStep !== null;
    // What it asked before is still leaving: the newest question has to wait for its end, and is not held against it.
    const isAnswering = participant.supply !== null;
    if (!isWaiting && !isAnswering && participant.steps.take(clock.now()))
      return this.#send(participant, stateVector);
    // Answered late instead of not at all: an honest client that asked too often would never be in step again.
    if (!isWaiting) this.#answerLater(participant);
    participant.waitingStep = stateVector.slice();
    if (!isAnswering) onRefused(participant);
  }

  #answerLater(participant: Participant): void {
    const { clock } = this.#options;
    clock.after(STEP_RETRY_MS, () => {
      const stateVector = participant.waitingStep;
      if (participant.gone || stateVector === null) return;
      if (participant.supply !== null || !participant.steps.take(clock.now()))
        return this.#answerLater(participant);
      participant.waitingStep = null;
      this.#answerWaiting(participant, stateVector);
    });
  }

  #answerWaiting(participant: Participant, stateVector: Uint8Array): void {
    try {
      this.#send(participant, stateVector);
    } catch (error) {
      if (!(error instanceof MalformedMessage)) throw error;
      participant.connection.close(CloseCode.Malformed, 'malformed');
    }
  }

  #send(participant: Participant, stateVector: Uint8Array): void {
    const { document, supplies } = this.#options;
    try {
      if (document.isLarge || participant.connection.congested)
        return supplies.begin(participant, stateVector, NOTHING);
      sendDocument(participant, encodeSyncMessage(SyncKind.Step2, document.difference(stateVector)));
    } catch (error) {
      throw new MalformedMessage('state vector is not readable', { cause: error });
    }
  }
}
