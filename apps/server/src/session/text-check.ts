import { type Check, CheckVerdict, encodeCheckedMessage } from '@coedit/protocol';
import type { SessionDocument } from '../document/document.ts';
import type { Clock } from './clock.ts';
import type { Participant } from './participant.ts';

export interface TextCheckOptions {
  readonly document: SessionDocument;
  readonly clock: Clock;
  /** A participant holds something else than the server, and said so twice. */
  readonly onMismatch: () => void;
}

/** UTF-16 units read in one go: some milliseconds of the event loop. A session of 50 Mi takes about 200 of them. */
const UNITS_PER_STEP = 256 * 1024;
/** Between two of them, for everyone else. */
const BREATH_MS = 1;

interface Waiting {
  readonly participant: Participant;
  readonly check: Check;
  /** Of the document, when it was asked. */
  readonly version: number;
}

/**
 * Answers "do you hold the same as I?". Comparable is what both hold only when nothing is on its way: messages keep
 * their order, so everything the client sent before its question was handled, and with as many document messages
 * received there as left here, everything that was sent has arrived. Then both must be equal.
 */
export class TextCheck {
  readonly #options: TextCheckOptions;
  #waiting: Waiting[] = [];
  #isWorking = false;

  constructor(options: TextCheckOptions) {
    this.#options = options;
  }

  receive(participant: Participant, { received, attempt, digest }: Check): void {
    const { clock, document } = this.#options;
    if (!participant.checks.take(clock.now()) || !isComparable(participant)) {
      return answer(participant, CheckVerdict.NotNow);
    }
    // The answer to the last question came behind what was sent before it: by now that has arrived, or it never will.
    if (received < participant.sentAtCheck) return this.#differs(participant, attempt);
    participant.sentAtCheck = participant.sent;
    if (received !== participant.sent) return answer(participant, CheckVerdict.NotNow);
    // A copy: it outlives the message.
    const check = { received, attempt, digest: digest.slice() };
    this.#waiting.push({ participant, check, version: document.version });
    if (!this.#isWorking) this.#work();
  }

  /** In steps, with the event loop free in between; if the document changes meanwhile, they ask again. */
  #work(): void {
    this.#waiting = this.#waiting.filter((waiting) => this.#isStillAsked(waiting));
    this.#isWorking = this.#waiting.length > 0;
    if (!this.#isWorking) return;
    const own = this.#options.document.digest(UNITS_PER_STEP);
    if (own === null) {
      this.#options.clock.after(BREATH_MS, () => this.#work());
      return;
    }
    this.#isWorking = false;
    for (const { participant, check } of this.#waiting.splice(0)) {
      if (isEqual(own, check.digest)) answer(participant, CheckVerdict.Equal);
      else this.#differs(participant, check.attempt);
    }
  }

  #isStillAsked({ participant, version }: Waiting): boolean {
    if (participant.gone) return false;
    if (version === this.#options.document.version) return true;
    answer(participant, CheckVerdict.NotNow);
    return false;
  }

  #differs(participant: Participant, attempt: number): void {
    if (attempt > 1) this.#options.onMismatch();
    answer(participant, CheckVerdict.Differs);
  }
}

function isComparable(participant: Participant): boolean {
  const { behindSince, supply, waitingStep, ledger } = participant;
  return behindSince === null && supply === null && waitingStep === null && ledger.isWhole;
}

function answer(participant: Participant, verdict: CheckVerdict): void {
  participant.connection.send(encodeCheckedMessage(verdict));
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
