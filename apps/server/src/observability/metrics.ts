import { Counter, collectDefaultMetrics, Gauge, Registry as Registrations } from 'prom-client';
import { Latency } from './latency.ts';
import { Traffic } from './traffic.ts';

/** Each look at the event loop wakes the process: at the ten a second of this, not at the default's hundred, it can rest. */
const EVENT_LOOP_PRECISION_MS = 100;

/** What the gauges ask for at each scrape. */
export interface Counted {
  readonly liveSessions: number;
  readonly participants: number;
  /** Edits that wait for storage. */
  readonly backlog: { readonly records: number; readonly bytes: number; readonly faultySessions: number };
}

/** The server's figures as Prometheus text. What happens at every message touches plain numbers only. */
export class Metrics {
  readonly #registrations = new Registrations();
  readonly #received = new Traffic('received', this.#registrations);
  readonly #sent = new Traffic('sent', this.#registrations);
  readonly #savedAfter = new Latency(
    'coedit_saved_seconds',
    'Time from the receipt of an update to its commit',
  );
  readonly #refusedUpdates: Counter;
  readonly #refusedHandshakes: Counter;
  readonly #becameSlow: Counter;
  readonly #statesEncoded: Counter;
  readonly #textMismatches: Counter;
  readonly #errors: Counter;
  #connections = 0;
  #slowReaders = 0;

  constructor(counted: () => Counted) {
    collectDefaultMetrics({
      register: this.#registrations,
      eventLoopMonitoringPrecision: EVENT_LOOP_PRECISION_MS,
    });
    this.#gauge('coedit_sessions', 'Sessions in memory', () => counted().liveSessions);
    this.#gauge('coedit_participants', 'Connected participants', () => counted().participants);
    this.#gauge('coedit_connections', 'Open WebSockets, joined or not', () => this.#connections);
    this.#gauge('coedit_slow_readers', 'Connections that take less than is sent', () => this.#slowReaders);
    const backlog = 'that wait for storage';
    this.#gauge('coedit_journal_backlog_records', `Updates ${backlog}`, () => counted().backlog.records);
    this.#gauge('coedit_journal_backlog_bytes', `Bytes of updates ${backlog}`, () => counted().backlog.bytes);
    this.#gauge(
      'coedit_sessions_failing_to_save',
      'Sessions whose last attempt to save failed',
      () => counted().backlog.faultySessions,
    );
    this.#refusedUpdates = this.#counter('coedit_updates_refused_total', 'Updates not taken', 'reason');
    this.#refusedHandshakes = this.#counter(
      'coedit_handshakes_refused_total',
      'Connections that were not let in, by close code (403: origin)',
      'code',
    );
    this.#becameSlow = this.#counter('coedit_slow_readers_total', 'Times that a connection became slow');
    this.#statesEncoded = this.#counter(
      'coedit_states_encoded_total',
      'Documents encoded whole for who joins; all who join one version share it',
    );
    this.#textMismatches = this.#counter(
      'coedit_text_mismatches_total',
      'Clients that held another text than the server with nothing on its way: always a fault',
    );
    this.#errors = this.#counter('coedit_errors_total', 'Faults of the server, as in its log');
  }

  received(message: Uint8Array): void {
    this.#received.count(message);
  }

  sent(message: Uint8Array): void {
    this.#sent.count(message);
  }

  /** `records` were committed at `now`; `at` is when each was received. Both in ms since 1970. */
  saved(records: readonly { readonly at: number }[], now: number): void {
    for (const { at } of records) this.#savedAfter.observe(now - at);
  }

  /** `reason` comes from a union of the core: a client cannot make up labels. */
  refusedUpdate(reason: string): void {
    this.#refusedUpdates.inc({ reason });
  }

  refusedHandshake(code: number): void {
    this.#refusedHandshakes.inc({ code });
  }

  opened(): void {
    this.#connections += 1;
  }

  closed(): void {
    this.#connections -= 1;
  }

  slow(): void {
    this.#slowReaders += 1;
    this.#becameSlow.inc();
  }

  noLongerSlow(): void {
    this.#slowReaders -= 1;
  }

  stateEncoded(): void {
    this.#statesEncoded.inc();
  }

  textMismatch(): void {
    this.#textMismatches.inc();
  }

  error(): void {
    this.#errors.inc();
  }

  get contentType(): string {
    return this.#registrations.contentType;
  }

  async text(): Promise<string> {
    return (await this.#registrations.metrics()) + this.#savedAfter.text();
  }

  #gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.#registrations],
      collect() {
        this.set(read());
      },
    });
  }

  #counter(name: string, help: string, ...labelNames: string[]): Counter {
    return new Counter({ name, help, labelNames, registers: [this.#registrations] });
  }
}
