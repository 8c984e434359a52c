import { ContentDigest } from '@coedit/document';
import { type Check, CheckVerdict } from '@coedit/protocol';
import type * as Y from 'yjs';

/** UTF-16 units read at one tick: some milliseconds of work while nobody types. */
const UNITS_PER_TICK = 2 * 1024 * 1024;

export interface TextCheckActions {
  /** True when online and all of ours is saved: only then the server can hold the same. */
  isSettled(): boolean;
  /** Step 2 and updates that came in on this connection. */
  received(): number;
  send(check: Check): void;
  /** Whether the server held the same at the newest comparison, with no change since. */
  verified(isVerified: boolean): void;
  /** The server holds something else than we do, and said so twice. */
  differs(): void;
}

/**
 * Asks the server, in each pause, whether it holds the same content. Nothing should ever differ; if it does, a program
 * is at fault, and people would go on talking past each other without a word. Times are in ms of any steady clock.
 */
export class TextCheck {
  readonly #doc: Y.Doc;
  readonly #digest: ContentDigest;
  readonly #actions: TextCheckActions;
  readonly #pause: number;
  /** Changes with every change of the document, and with every connection. */
  #version = 0;
  #verified = -1;
  #asked: number | null = null;
  #attempt = 1;
  #quietVersion = -1;
  #quietSince = 0;
  #ended = false;

  /** `pause`: how long nothing must have changed. */
  constructor(doc: Y.Doc, pause: number, actions: TextCheckActions) {
    this.#doc = doc;
    this.#digest = new ContentDigest(doc);
    this.#actions = actions;
    // Everyone in a session sees the same last edit: they should not all ask in the same moment.
    this.#pause = pause * (1 + Math.random() / 2);
    doc.on('update', this.#changed);
  }

  /** A new connection: what was asked on the old one is not answered any more. */
  connected(): void {
    this.#changed();
  }

  tick(now: number): void {
    if (this.#ended || this.#verified === this.#version || this.#asked === this.#version) return;
    if (!this.#actions.isSettled()) {
      this.#quietVersion = -1;
      return;
    }
    if (this.#quietVersion !== this.#version) {
      this.#quietVersion = this.#version;
      this.#quietSince = now;
    }
    if (now - this.#quietSince < this.#pause) return;
    const digest = this.#digest.work(UNITS_PER_TICK);
    if (digest === null) return;
    this.#asked = this.#version;
    this.#actions.send({ received: this.#actions.received(), attempt: this.#attempt, digest });
  }

  answered(verdict: CheckVerdict): void {
    const isCurrent = this.#asked === this.#version;
    this.#asked = null;
    if (!isCurrent || this.#ended) return;
    if (verdict === CheckVerdict.Equal) {
      this.#verified = this.#version;
      this.#attempt = 1;
      this.#actions.verified(true);
    } else if (verdict === CheckVerdict.NotNow) {
      // After another pause.
      this.#quietVersion = -1;
    } else if (this.#attempt === 1) {
      this.#attempt = 2;
      this.#digest.forget();
    } else {
      this.#ended = true;
      this.#actions.differs();
    }
  }

  destroy(): void {
    this.#ended = true;
    this.#doc.off('update', this.#changed);
    this.#digest.destroy();
  }

  readonly #changed = (): void => {
    if (this.#verified === this.#version) this.#actions.verified(false);
    this.#version += 1;
    this.#attempt = 1;
  };
}
