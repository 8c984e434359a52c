import { type ConnectionStatus, SessionClient } from '@coedit/client';
import type { Instance } from '@coedit/instance';
import type { CreatedSession } from '@coedit/protocol';
import type { Random } from '@coedit/protocol/testing';
import { WebSocket } from 'ws';

export const PATH = 'lines.txt';

/** The one notice that belongs to a restart. */
const EXPECTED_NOTICE = 'restarting';
const LEAST_PAUSE_MS = 20;
const MOST_PAUSE_MS = 80;

/** Someone at work, with the timing people have, of whom everything is noted that they would notice. */
export class Member {
  readonly client: SessionClient;
  /** The line of each edit; each is written once. */
  readonly lines: string[] = [];
  /** What would have been shown as an error. */
  readonly errors: string[] = [];
  /** Of connections that were open. */
  readonly closeCodes: number[] = [];
  /** When it last came online, ms of `performance.now()`. */
  onlineAt = 0;
  /** ms that it chose to wait after each loss of an open connection. */
  readonly waits: number[] = [];
  /** Notices that the server restarts. */
  announcements = 0;
  readonly #label: string;
  readonly #random: Random;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wasOnline = false;

  constructor(instance: Instance, session: CreatedSession, label: string, random: Random) {
    this.#label = label;
    this.#random = random;
    const { closeCodes } = this;
    class NotedSocket extends WebSocket {
      constructor(url: string, protocols: string[]) {
        super(url, protocols);
        this.on('open', () => this.on('close', (code) => closeCodes.push(code)));
      }
    }
    this.client = new SessionClient({
      serverUrl: instance.webSocketUrl,
      sessionId: session.id,
      token: session.links.editor.token,
      name: label,
      wishedColour: 0,
      WebSocket: NotedSocket as unknown as typeof globalThis.WebSocket,
    });
    this.client.connection.subscribe(() => this.#changed(this.client.connection.get()));
    this.client.onNotice(({ code, text }) => {
      if (code === EXPECTED_NOTICE) this.announcements += 1;
      else this.errors.push(`notice ${code}: ${text}`);
    });
  }

  get isOnline(): boolean {
    return this.client.connection.get().kind === 'online';
  }

  get isSaved(): boolean {
    return this.isOnline && this.client.saveStatus.get().kind === 'saved';
  }

  text(): string {
    const file = this.client.workspace.find(PATH);
    return file === undefined ? '' : this.client.workspace.text(file.id).toString();
  }

  /** Types on, online or not. */
  type(): void {
    const pause = LEAST_PAUSE_MS + this.#random.below(MOST_PAUSE_MS - LEAST_PAUSE_MS);
    this.#timer = setTimeout(() => {
      this.#write();
      this.type();
    }, pause);
  }

  rest(): void {
    clearTimeout(this.#timer);
  }

  leave(): void {
    this.rest();
    this.client.destroy();
  }

  #write(): void {
    const file = this.client.workspace.find(PATH);
    if (file === undefined) {
      this.errors.push('the file has gone');
      return;
    }
    const text = this.client.workspace.text(file.id);
    const line = `${this.#label}.${this.lines.length}.`;
    this.lines.push(line);
    const somewhere = text.toString().indexOf('\n', this.#random.below(text.length + 1));
    text.insert(somewhere + 1, `${line}\n`);
  }

  #changed(status: ConnectionStatus): void {
    if (status.kind === 'online') this.onlineAt = performance.now();
    if (status.kind === 'reconnecting' && status.retryAt !== null && this.#wasOnline)
      this.waits.push(status.retryAt - Date.now());
    this.#wasOnline = status.kind === 'online';
    if (status.kind === 'closed') this.errors.push(`closed with ${status.code} ${status.reason}`);
  }
}
