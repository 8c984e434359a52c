import { EndCounter, stampsIn, Writer } from '../load/edits.ts';
import { usageOf } from '../load/process-usage.ts';
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

/** Clients in one document. The first ones write; the last one only reads, and its arrivals are timed. */
export class Crowd {
  readonly #pid: number;
  readonly #seats: readonly Seat[];
  readonly #authors: readonly Author[];
  readonly #latencies: number[] = [];
  readonly #before: { at: number; server: number; generator: NodeJS.CpuUsage; frames: number };
  #onArrival: () => void = () => undefined;
  #onEnd: () => void = () => undefined;

  private constructor(pid: number, seats: readonly Seat[], authors: readonly Author[]) {
    this.#pid = pid;
    this.#seats = seats;
    this.#authors = authors;
    for (const seat of seats) seat.socket.listenToBytes((bytes) => this.#take(seat, bytes));
    this.#before = {
      at: performance.now(),
      server: usageOf(pid).cpuSeconds,
      generator: process.cpuUsage(),
      frames: seats.at(-1)?.socket.frames ?? 0,
    };
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

  #measure(): Measurement {
    const seconds = (performance.now() - this.#before.at) / 1000;
    const server = usageOf(this.#pid).cpuSeconds - this.#before.server;
    const generator = process.cpuUsage(this.#before.generator);
    // The end marks are edits too.
    const edits = this.#authors.reduce((sum, { writer }) => sum + writer.made + 1, 0);
    const deliveries = edits * (this.#seats.length - 1);
    const latencies = this.#latencies.toSorted((a, b) => a - b);
    const at = (part: number): number => latencies[Math.floor(latencies.length * part)] ?? Number.NaN;
    return {
      deliveriesPerSecond: deliveries / seconds,
      p50: at(0.5),
      p99: at(0.99),
      serverMicroseconds: (server * 1e6) / deliveries,
      serverBusy: server / seconds,
      generatorBusy: (generator.user + generator.system) / 1e6 / seconds,
      framesPerClient: (this.#seats.at(-1)?.socket.frames ?? 0) - this.#before.frames,
    };
  }
}
