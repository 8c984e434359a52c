import { EndCounter, stampsIn, Writer } from '../load/edits.ts';
import { Meter } from '../load/meter.ts';
import { percentile } from '../load/ranks.ts';
import type { RawSocket } from '../load/raw-socket.ts';
import type { RunningPeer } from '../peers/peer.ts';
import type { Measurement } from '../scenario.ts';

interface Seat {
  readonly socket: RawSocket;
  readonly ends: EndCounter;
  /** Of all writers but itself. */
  readonly endsWanted: number;
}

interface Author {
  readonly writer: Writer;
  readonly socket: RawSocket;
  readonly sentAt: number[];
  seen: number;
}

interface Before {
  readonly meter: Meter;
  readonly frames: number;
  readonly edits: number;
}

/** Clients in one document. The first ones write; the last one only reads, and its arrivals are timed. */
export class Crowd {
  readonly #seats: readonly Seat[];
  readonly #authors: readonly Author[];
  readonly #pid: number;
  #latencies: number[] = [];
  #before: Before;
  #onArrival: () => void = () => undefined;
  #onEnd: () => void = () => undefined;

  private constructor(pid: number, seats: readonly Seat[], authors: readonly Author[]) {
    this.#seats = seats;
    this.#authors = authors;
    for (const seat of seats) seat.socket.listenToBytes((bytes) => this.#take(seat, bytes));
    this.#pid = pid;
    this.#before = this.#now();
  }

  static async gather(peer: RunningPeer, clients: number, writers: number): Promise<Crowd> {
    const document = await peer.open(writers);
    const sockets: RawSocket[] = [];
    for (let index = 0; index < clients; index += 1) sockets.push(await document.join());
    const seats = sockets.map((socket, index) => ({
      socket,
      ends: new EndCounter(),
      endsWanted: index < writers ? writers - 1 : writers,
    }));
    const authors = sockets.slice(0, writers).map((socket, index) => ({
      writer: new Writer(index, document),
      socket,
      sentAt: [],
      seen: 0,
    }));
    return new Crowd(peer.pid, seats, authors);
  }

  /** What is measured begins here; without a call, when all have gathered. */
  begin(): void {
    this.#latencies = [];
    this.#before = this.#now();
  }

  /** Called when the reader got something. */
  onArrival(listener: () => void): void {
    this.#onArrival = listener;
  }

  /** Every author writes up to `most` edits, but none while `window` of its are on their way. */
  write(most: number, window = Number.POSITIVE_INFINITY): void {
    const now = performance.now();
    for (const { writer, socket, sentAt, seen } of this.#authors) {
      const count = Math.min(most, window - (writer.made - seen));
      if (count <= 0) continue;
      socket.write(writer.type(count));
      for (let edit = 0; edit < count; edit += 1) sentAt.push(now);
    }
  }

  /** The last edits; resolves when everything has arrived everywhere. The sockets are closed then. */
  async end(): Promise<Measurement> {
    const ended = new Promise<void>((resolve) => {
      this.#onEnd = resolve;
    });
    for (const { writer, socket } of this.#authors) socket.write(writer.end());
    await ended;
    const measurement = this.#measure();
    for (const { socket } of this.#seats) socket.close();
    return measurement;
  }

  #take(seat: Seat, bytes: Buffer): void {
    if (seat === this.#seats.at(-1)) this.#observe(bytes);
    if (!seat.ends.take(bytes)) return;
    if (this.#seats.every(({ ends, endsWanted }) => ends.count >= endsWanted)) this.#onEnd();
  }

  #observe(bytes: Buffer): void {
    const now = performance.now();
    for (const { writer, number } of stampsIn(bytes)) {
      const author = this.#authors[writer];
      const sentAt = author?.sentAt[number];
      if (author === undefined || sentAt === undefined) continue;
      this.#latencies.push(now - sentAt);
      author.seen = Math.max(author.seen, number + 1);
    }
    this.#onArrival();
  }

  #edits(): number {
    return this.#authors.reduce((sum, { writer }) => sum + writer.made, 0);
  }

  #now(): Before {
    return {
      meter: new Meter(this.#pid),
      frames: this.#seats.at(-1)?.socket.frames ?? 0,
      edits: this.#edits(),
    };
  }

  #measure(): Measurement {
    const { seconds, server, generatorBusy } = this.#before.meter.read();
    // The end marks are edits too.
    const edits = this.#edits() + this.#authors.length - this.#before.edits;
    const deliveries = edits * (this.#seats.length - 1);
    return {
      deliveriesPerSecond: deliveries / seconds,
      p50: percentile(this.#latencies, 0.5),
      p99: percentile(this.#latencies, 0.99),
      serverMicroseconds: (server * 1e6) / deliveries,
      serverBusy: server / seconds,
      generatorBusy,
      framesPerClient: (this.#seats.at(-1)?.socket.frames ?? 0) - this.#before.frames,
    };
  }
}
