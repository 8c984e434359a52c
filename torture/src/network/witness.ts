import { SessionClient } from '@coedit/client';
import type { CreatedSession } from '@coedit/protocol';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

export const PATH = 'shared.txt';

/** A participant with the timing people have, who notes when what became visible. Times: ms of `performance.now()`. */
export class Witness {
  readonly client: SessionClient;
  /** Since when it is not online; null: it is. */
  offlineSince: number | null = null;
  onlineSince: number | null = null;
  /** When a person of this name was last seen to go, and their cursor. */
  readonly goneAt = new Map<string, number>();
  readonly cursorGoneAt = new Map<string, number>();
  /** ms it chose to wait, after the loss and after each attempt that failed. */
  readonly waits: number[] = [];
  #here = new Set<string>();
  #withCursor = new Set<string>();

  constructor(serverUrl: string, session: CreatedSession, name: string) {
    this.client = new SessionClient({
      serverUrl,
      sessionId: session.id,
      token: session.links.editor.token,
      name,
      wishedColour: 0,
      WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
    });
    this.client.connection.subscribe(() => this.#connectionChanged());
    this.client.participants.subscribe(() => this.#peopleChanged());
    this.client.cursors.subscribe(() => this.#peopleChanged());
  }

  get isOnline(): boolean {
    return this.client.connection.get().kind === 'online';
  }

  get isSaved(): boolean {
    return this.isOnline && this.client.saveStatus.get().kind === 'saved';
  }

  get text(): Y.Text {
    const file = this.client.workspace.find(PATH);
    if (file === undefined) throw new Error(`${PATH} is not there`);
    return this.client.workspace.text(file.id);
  }

  get hasFile(): boolean {
    return this.client.workspace.find(PATH) !== undefined;
  }

  /** Seen by this one now. */
  sees(name: string): boolean {
    return this.#here.has(name) && this.#withCursor.has(name);
  }

  type(words: string): void {
    this.text.insert(this.text.length, words);
  }

  /** At the end of the file. */
  showCursor(): void {
    const file = this.client.workspace.find(PATH);
    if (file === undefined) throw new Error(`${PATH} is not there`);
    const end = Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(this.text, this.text.length));
    const selections = [{ anchor: end, head: end }];
    this.client.setCursor({ fileId: file.id, line: 1, column: 1, selections });
  }

  #connectionChanged(): void {
    const status = this.client.connection.get();
    const now = performance.now();
    if (status.kind === 'online') {
      this.offlineSince = null;
      this.onlineSince = now;
      return;
    }
    this.offlineSince ??= now;
    if (status.kind !== 'reconnecting' || status.retryAt === null) return;
    this.waits.push(status.retryAt - Date.now());
  }

  #peopleChanged(): void {
    const people = this.client.participants.get();
    const cursors = this.client.cursors.get();
    const here = new Set(people.map(({ name }) => name));
    const withCursor = new Set(people.filter(({ userId }) => cursors.has(userId)).map(({ name }) => name));
    const now = performance.now();
    for (const name of this.#here) if (!here.has(name)) this.goneAt.set(name, now);
    for (const name of this.#withCursor) if (!withCursor.has(name)) this.cursorGoneAt.set(name, now);
    this.#here = here;
    this.#withCursor = withCursor;
  }
}
