import { MessageType } from '@coedit/protocol';
import { Counter, collectDefaultMetrics, Gauge, Registry as Registrations } from 'prom-client';

/** What the gauges ask for at each scrape. */
export interface Counted {
  readonly liveSessions: number;
  readonly participants: number;
}

const TYPE_NAMES = new Map<number, string>(
  Object.entries(MessageType).map(([name, number]) => [number, name.toLowerCase()]),
);

/** The server's figures as Prometheus text. */
export class Metrics {
  readonly #registrations = new Registrations();
  readonly #messages: Counter;
  readonly #bytes: Counter;

  constructor(counted: () => Counted) {
    const registers = [this.#registrations];
    collectDefaultMetrics({ register: this.#registrations });
    const gauge = (name: string, help: string, read: (counted: Counted) => number): Gauge =>
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read(counted()));
        },
      });
    gauge('coedit_sessions', 'Sessions in memory', ({ liveSessions }) => liveSessions);
    gauge('coedit_participants', 'Connected participants', ({ participants }) => participants);
    const labelNames = ['type'];
    this.#messages = new Counter({
      name: 'coedit_messages_received_total',
      help: 'WebSocket messages received, by type',
      labelNames,
      registers,
    });
    this.#bytes = new Counter({
      name: 'coedit_bytes_received_total',
      help: 'Bytes of WebSocket messages received, by type',
      labelNames,
      registers,
    });
  }

  /** A number that is no known type counts as `unknown`: a client cannot make up labels without end. */
  received(type: number, bytes: number): void {
    const labels = { type: TYPE_NAMES.get(type) ?? 'unknown' };
    this.#messages.inc(labels);
    this.#bytes.inc(labels, bytes);
  }

  get contentType(): string {
    return this.#registrations.contentType;
  }

  text(): Promise<string> {
    return this.#registrations.metrics();
  }
}
