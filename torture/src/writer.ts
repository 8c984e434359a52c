import { SessionClient } from '@coedit/client';
import type { CreatedSession } from '@coedit/protocol';
import type { Random } from '@coedit/protocol/testing';
import { WebSocket } from 'ws';

/** The file all writers write in. */
export const PATH = 'markers.txt';

/** Short, so that a run sees many connections; nothing of what is proved depends on them. */
export const FAST_TIMING = {
  pingEvery: 400,
  deadAfter: 1200,
  tick: 100,
  handshake: 2000,
  firstRetry: 60,
  longestRetry: 600,
  stableAfter: 1000,
};

/** Of all edits; the others insert a line. */
const DELETIONS = 0.12;

export interface Edit {
  readonly kind: 'insert' | 'delete';
  /** Its line in the file: unique, so that "lost" and "doubled" can be decided for each. */
  readonly marker: string;
}

export interface WriterOptions {
  readonly label: string;
  readonly serverUrl: string;
  readonly session: CreatedSession;
  readonly random: Random;
  /** Default: that of `ws`. */
  readonly socketFor?: (writer: Writer) => typeof globalThis.WebSocket;
}

/**
 * A participant whose edits are known one by one. Each is one transaction, and a client's edits are saved in the order
 * they were made; so "how many are called saved" tells which.
 */
export class Writer {
  readonly client: SessionClient;
  readonly label: string;
  readonly edits: Edit[] = [];
  readonly #random: Random;
  /** Own lines that could still be deleted. */
  readonly #lines: string[] = [];
  #saved = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hasLeft = false;

  constructor({ label, serverUrl, session, random, socketFor }: WriterOptions) {
    this.label = label;
    this.#random = random;
    this.client = new SessionClient({
      serverUrl,
      sessionId: session.id,
      token: session.links.editor.token,
      name: label,
      wishedColour: 0,
      WebSocket: socketFor?.(this) ?? (WebSocket as unknown as typeof globalThis.WebSocket),
      timing: FAST_TIMING,
    });
  }

  get hasLeft(): boolean {
    return this.#hasLeft;
  }

  /** How many of the first edits were called saved, at any time up to now. */
  get saved(): number {
    if (!this.#hasLeft) this.#saved = Math.max(this.#saved, this.edits.length - this.client.unsavedEdits);
    return this.#saved;
  }

  get isIdle(): boolean {
    return this.client.connection.get().kind === 'online' && this.client.saveStatus.get().kind === 'saved';
  }

  text(): string {
    const file = this.client.workspace.find(PATH);
    return file === undefined ? '' : this.client.workspace.text(file.id).toString();
  }

  /** Types on, online or not, until `rest`. */
  type(leastMs: number, mostMs: number): void {
    this.rest();
    const next = (): void => {
      this.#timer = setTimeout(
        () => {
          this.edit();
          next();
        },
        leastMs + this.#random.below(mostMs - leastMs + 1),
      );
    };
    next();
  }

  rest(): void {
    clearTimeout(this.#timer);
  }

  /** One edit; none before the file has arrived. */
  edit(): void {
    const file = this.client.workspace.find(PATH);
    if (file === undefined) return;
    const text = this.client.workspace.text(file.id);
    const content = text.toString();
    if (this.#lines.length > 3 && this.#random.chance(DELETIONS)) {
      const [marker] = this.#lines.splice(this.#random.below(this.#lines.length), 1);
      const at = content.indexOf(`${marker}\n`);
      if (marker === undefined || at < 0) throw new Error(`${this.label} does not see its own ${marker}.`);
      this.edits.push({ kind: 'delete', marker });
      text.delete(at, marker.length + 1);
    } else {
      const marker = `${this.label}.${this.edits.length}.`;
      this.edits.push({ kind: 'insert', marker });
      this.#lines.push(marker);
      // At the start of a line only: nobody's insert breaks another's marker.
      const somewhere = content.indexOf('\n', this.#random.below(content.length + 1));
      text.insert(somewhere + 1, `${marker}\n`);
    }
  }

  /** For good, with all that was not sent. */
  leave(): void {
    if (this.#hasLeft) return;
    this.rest();
    this.#saved = this.saved;
    this.#hasLeft = true;
    this.client.destroy();
  }
}
