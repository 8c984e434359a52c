import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** What becomes of one connection. */
export interface Fate {
  /** ms that the next piece of bytes waits before it goes on; order is kept. Default: none. */
  readonly delay?: () => number;
  /** In each direction. Default: as fast as it goes. */
  readonly bytesPerSecond?: number;
  /** After that many bytes, both directions counted, at any byte of a message. Default: never. */
  readonly end?: { readonly afterBytes: number; readonly by: 'cut' | 'black-hole' };
}

/** What really took place, for programs that must not pass without having done anything. */
export interface LineCounts {
  connections: number;
  bytes: number;
  /** Pieces that had to wait. */
  delays: number;
  /** Connections that ended by their fate, or by `cut`. */
  cuts: number;
  /** Connections that lost bytes without being told. */
  blackHoles: number;
}

interface Link {
  readonly client: Socket;
  readonly upstream: Socket;
  readonly fate: Fate;
  bytes: number;
  isBlackHole: boolean;
}

/**
 * A line to an instance that fails like a real one: it delays, is cut at any byte, or becomes a black hole, where nothing
 * gets through and nobody is told, as when a laptop leaves the network. (Chromium's own offline mode leaves open
 * WebSockets alone.) It reads no faster than the other end takes.
 */
export class Line {
  readonly url: string;
  readonly counts: LineCounts = { connections: 0, bytes: 0, delays: 0, cuts: 0, blackHoles: 0 };
  readonly #server: Server;
  readonly #target: number;
  readonly #fateOf: () => Fate;
  readonly #links = new Set<Link>();
  #isBlackHole = false;
  #isShut = false;

  private constructor(server: Server, port: number, target: number, fateOf: () => Fate) {
    this.#server = server;
    this.#target = target;
    this.#fateOf = fateOf;
    this.url = `http://localhost:${port}`;
    server.on('connection', (client: Socket) => this.#accept(client));
  }

  /** @param fateOf asked for each new connection; a seeded one makes the same faults again. */
  static async to(target: string, fateOf: () => Fate = () => ({})): Promise<Line> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return new Line(server, address.port, Number(new URL(target).port), fateOf);
  }

  get webSocketUrl(): string {
    return `${this.url.replace('http:', 'ws:')}/ws`;
  }

  /** The same address through this line. */
  link(url: string): string {
    const link = new URL(url);
    link.port = new URL(this.url).port;
    return link.href;
  }

  /** From now on every byte is swallowed, also of connections to come. */
  blackHole(): void {
    this.#isBlackHole = true;
    for (const link of this.#links) this.#swallow(link);
  }

  /** New connections work; those that were there are dead, since bytes of them are lost. */
  heal(): void {
    this.#isBlackHole = false;
    this.#endAll();
  }

  /** Ends every connection now, wherever in a message it is. */
  cut(): void {
    this.counts.cuts += this.#links.size;
    this.#endAll();
  }

  /** Nobody gets through, and is told so at once, until `open`. */
  shut(): void {
    this.#isShut = true;
    this.#endAll();
  }

  open(): void {
    this.#isShut = false;
  }

  async dispose(): Promise<void> {
    this.#isShut = true;
    this.#endAll();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #accept(client: Socket): void {
    client.on('error', () => client.destroy());
    if (this.#isShut) {
      client.destroy();
      return;
    }
    const upstream = connect(this.#target, '127.0.0.1');
    upstream.on('error', () => upstream.destroy());
    const link: Link = { client, upstream, fate: this.#fateOf(), bytes: 0, isBlackHole: false };
    this.counts.connections += 1;
    this.#links.add(link);
    for (const end of [client, upstream]) {
      end.setNoDelay(true);
      end.on('close', () => this.#closed(link));
    }
    if (this.#isBlackHole) this.#swallow(link);
    void this.#carry(link, client, upstream);
    void this.#carry(link, upstream, client);
  }

  async #carry(link: Link, from: Socket, to: Socket): Promise<void> {
    try {
      for await (const data of from) await this.#pass(link, data as Buffer, to);
    } catch {
      // Reset, or ended from here: `close` follows and does what is needed.
    }
  }

  async #pass(link: Link, data: Buffer, to: Socket): Promise<void> {
    const delay = link.fate.delay?.() ?? 0;
    if (delay > 0) {
      this.counts.delays += 1;
      await wait(delay);
    }
    const { bytesPerSecond } = link.fate;
    if (bytesPerSecond !== undefined) await wait((data.length / bytesPerSecond) * 1000);
    // What is swallowed is gone: such a connection can never go on.
    if (link.isBlackHole || to.writableEnded || to.destroyed) return;
    const { end } = link.fate;
    const room = end === undefined ? data.length : Math.max(0, end.afterBytes - link.bytes);
    const part = data.subarray(0, room);
    link.bytes += part.length;
    this.counts.bytes += part.length;
    const isTaken = to.write(part);
    if (room < data.length) return this.#meetFate(link);
    if (!isTaken) await Promise.race([once(to, 'drain'), once(to, 'close')]);
  }

  #meetFate(link: Link): void {
    if (link.fate.end?.by === 'black-hole') return this.#swallow(link);
    this.counts.cuts += 1;
    // Not `destroy` on the spot: the bytes before the cut are to arrive.
    for (const end of [link.client, link.upstream]) end.destroySoon();
  }

  #swallow(link: Link): void {
    if (link.isBlackHole) return;
    link.isBlackHole = true;
    this.counts.blackHoles += 1;
  }

  /** One end has gone. In a black hole the other is not told. */
  #closed(link: Link): void {
    const { client, upstream } = link;
    if (client.destroyed && upstream.destroyed) this.#links.delete(link);
    else if (!link.isBlackHole) for (const end of [client, upstream]) end.destroySoon();
  }

  #endAll(): void {
    for (const { client, upstream } of this.#links) {
      client.destroy();
      upstream.destroy();
    }
  }
}
