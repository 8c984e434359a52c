import { SessionClient } from '@coedit/client';
import type { Instance } from '@coedit/instance';
import { type CreatedSession, isCountedSync } from '@coedit/protocol';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

/** A hung page does not look at its line either: the server has to cope, not the client. */
const PATIENT = { deadAfter: 3_600_000 };

/** What one sync message brought. */
export interface Arrival {
  readonly bytes: number;
  /** How far the writer's clock went by it. */
  readonly clocks: number;
}

/** A participant that can stop reading, and notes what comes when it reads again. */
export class Reader {
  readonly client: SessionClient;
  connections = 0;
  readonly #writerId: number;
  #socket: WebSocket | null = null;
  #clock = 0;
  readonly #arrivals: Arrival[] = [];
  /** Bytes of the newest message; what it brought is known when the next one comes. */
  #newest: number | null = null;

  constructor(instance: Instance, session: CreatedSession, writerId: number) {
    this.#writerId = writerId;
    const noted = (socket: WebSocket): void => {
      this.connections += 1;
      this.#socket = socket;
      // Before the client's own listener: the document does not hold the message yet.
      socket.on('message', (data: ArrayBuffer | Buffer) => this.#note(new Uint8Array(data)));
    };
    class NotedSocket extends WebSocket {
      constructor(url: string, protocols: string[]) {
        super(url, protocols);
        noted(this);
      }
    }
    this.client = new SessionClient({
      serverUrl: instance.webSocketUrl,
      sessionId: session.id,
      token: session.links.editor.token,
      name: 'Slow',
      wishedColour: 0,
      timing: PATIENT,
      WebSocket: NotedSocket as unknown as typeof globalThis.WebSocket,
    });
  }

  /** The messages that brought something of the writer's since it reads on. */
  arrivals(): readonly Arrival[] {
    this.#weigh();
    return this.#arrivals;
  }

  stopReading(): void {
    this.#weigh();
    this.#socket?.pause();
  }

  readOn(): void {
    this.#weigh();
    this.#arrivals.length = 0;
    this.#socket?.resume();
  }

  #note(message: Uint8Array): void {
    if (!isCountedSync(message)) return;
    this.#weigh();
    this.#newest = message.length;
  }

  /** By now the document holds the newest message. */
  #weigh(): void {
    const clock = Y.getState(this.client.doc.store, this.#writerId);
    const clocks = clock - this.#clock;
    if (clocks > 0 && this.#newest !== null) this.#arrivals.push({ bytes: this.#newest, clocks });
    this.#clock = clock;
    this.#newest = null;
  }
}
