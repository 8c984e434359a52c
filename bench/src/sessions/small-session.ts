import { EndCounter, stampsIn, Writer } from '../load/edits.ts';
import type { RawSocket } from '../load/raw-socket.ts';
import type { OpenDocument } from '../peers/peer.ts';

/** Two people in a document of their own: one writes, the other reads. */
export class SmallSession {
  /** ms of each edit, from the writer's frame in to the reader's out. */
  readonly latencies: number[] = [];
  readonly #writer: Writer;
  readonly #socket: RawSocket;
  readonly #sentAt: number[] = [];
  readonly #ends = new EndCounter();
  readonly #ended: Promise<void>;
  #onArrival: () => void = () => undefined;

  constructor(document: OpenDocument, writer: RawSocket, reader: RawSocket) {
    this.#writer = new Writer(0, document);
    this.#socket = writer;
    this.#ended = new Promise((resolve) => {
      reader.listenToBytes((bytes) => {
        this.#observe(bytes);
        if (this.#ends.take(bytes)) resolve();
      });
    });
  }

  /** Counts the end mark. */
  get edits(): number {
    return this.#writer.made + 1;
  }

  edit(): void {
    this.#sentAt.push(performance.now());
    this.#socket.write(this.#writer.type(1));
  }

  /** The first edit finds its place in what is there already, which costs more than those behind it. */
  firstEdit(): Promise<void> {
    return new Promise((resolve) => {
      this.#onArrival = resolve;
      this.edit();
    });
  }

  /** Resolves when everything has arrived. */
  end(): Promise<void> {
    this.#socket.write(this.#writer.end());
    return this.#ended;
  }

  #observe(bytes: Buffer): void {
    const now = performance.now();
    for (const { number } of stampsIn(bytes)) {
      const sentAt = this.#sentAt[number];
      if (sentAt !== undefined) this.latencies.push(now - sentAt);
      this.#onArrival();
    }
  }
}
