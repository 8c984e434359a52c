import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { DEFAULT_LIMITS, type Limits } from '@coedit/protocol';

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  /** The origin (and later path) people reach the server at, without a trailing slash; null: what each request shows. */
  readonly publicUrl: string | null;
  /** Origins besides the instance's own whose pages may connect. */
  readonly allowedOrigins: readonly string[];
  /** Addresses or networks of proxies whose `X-Forwarded-*` headers are believed; null: nobody's. */
  readonly trustProxy: string | null;
  /** Who may read `/metrics`. */
  readonly metrics: MetricsSetting;
  readonly logLevel: LogLevel;
  readonly limits: Limits & ServerLimits;
}

/** Limits that clients need not know. */
export interface ServerLimits {
  readonly messagesPerSecond: number;
  readonly messagesBurst: number;
  readonly connectionsPerAddress: number;
  /** WebSockets of all addresses. */
  readonly connections: number;
  readonly sessionsPerHour: number;
  /** Wrong session ids, tokens and passwords that an address has free, and how many more each minute. */
  readonly failedAttempts: number;
  readonly failedAttemptsPerMinute: number;
  /** Bytes that may wait for one connection. */
  readonly sendQueueBytes: number;
  /** Bytes of edits that may wait for storage, in one session. */
  readonly backlogBytes: number;
  /** Answers to sync step 1 for one connection: each may be the whole state. */
  readonly statesPerMinute: number;
  readonly statesBurst: number;
  /** Structs that a session's history may be cut into. */
  readonly pieces: number;
  /** Yjs client ids that may ever have written in a session. */
  readonly writers: number;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const METRICS_SETTINGS = ['local', 'on', 'off'] as const;
export type MetricsSetting = (typeof METRICS_SETTINGS)[number];

/** All that is wrong with the environment, one sentence each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const MIB = 1024 * 1024;
const SERVER_LIMITS: ServerLimits = {
  messagesPerSecond: 100,
  messagesBurst: 300,
  connectionsPerAddress: 100,
  connections: 5_000,
  sessionsPerHour: 200,
  failedAttempts: 30,
  failedAttemptsPerMinute: 10,
  sendQueueBytes: 4 * MIB,
  backlogBytes: 64 * MIB,
  statesPerMinute: 30,
  statesBurst: 5,
  pieces: 1_000_000,
  writers: 20_000,
};

/** The variable of each limit. The reasons for the defaults are in docs/operations.md. */
const LIMIT_VARIABLES: Readonly<Record<keyof (Limits & ServerLimits), string>> = {
  messageBytes: 'LIMIT_MESSAGE_BYTES',
  fileLength: 'LIMIT_FILE_LENGTH',
  sessionLength: 'LIMIT_SESSION_LENGTH',
  files: 'LIMIT_FILES',
  blobBytes: 'LIMIT_BLOB_BYTES',
  nameLength: 'LIMIT_NAME_LENGTH',
  chatLength: 'LIMIT_CHAT_LENGTH',
  participants: 'LIMIT_PARTICIPANTS',
  messagesPerSecond: 'LIMIT_MESSAGES_PER_SECOND',
  messagesBurst: 'LIMIT_MESSAGES_BURST',
  connectionsPerAddress: 'LIMIT_CONNECTIONS_PER_ADDRESS',
  connections: 'LIMIT_CONNECTIONS',
  sessionsPerHour: 'LIMIT_SESSIONS_PER_HOUR',
  failedAttempts: 'LIMIT_FAILED_ATTEMPTS',
  failedAttemptsPerMinute: 'LIMIT_FAILED_ATTEMPTS_PER_MINUTE',
  sendQueueBytes: 'LIMIT_SEND_QUEUE_BYTES',
  backlogBytes: 'LIMIT_BACKLOG_BYTES',
  statesPerMinute: 'LIMIT_STATES_PER_MINUTE',
  statesBurst: 'LIMIT_STATES_BURST',
  pieces: 'LIMIT_PIECES',
  writers: 'LIMIT_WRITERS',
};

/** Reads the whole configuration. Throws `ConfigError` with every problem at once. */
export function readConfig(environment: Environment, workingDirectory: string): Config {
  const reader = new Reader(environment);
  const config: Config = {
    port: reader.integer('PORT', 3000, 0, 65_535),
    host: reader.text('HOST', '127.0.0.1'),
    dataDir: resolve(workingDirectory, reader.text('DATA_DIR', './data')),
    publicUrl: reader.url('PUBLIC_URL'),
    allowedOrigins: reader.origins('ALLOWED_ORIGINS'),
    trustProxy: reader.networks('TRUST_PROXY'),
    metrics: reader.choice('METRICS', METRICS_SETTINGS, 'local'),
    logLevel: reader.choice('LOG_LEVEL', LOG_LEVELS, 'info'),
    limits: reader.limits(),
  };
  if (reader.problems.length > 0) throw new ConfigError(reader.problems);
  return config;
}

class Reader {
  readonly problems: string[] = [];
  readonly #environment: Environment;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  text(name: string, fallback: string): string {
    const value = this.#environment[name]?.trim();
    return value === undefined || value === '' ? fallback : value;
  }

  integer(name: string, fallback: number, least: number, most: number): number {
    const text = this.text(name, String(fallback));
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    this.problems.push(`${name} must be a whole number from ${least} to ${most}; it is "${text}".`);
    return fallback;
  }

  choice<T extends string>(name: string, choices: readonly T[], fallback: T): T {
    const text = this.text(name, fallback);
    const choice = choices.find((candidate) => candidate === text);
    if (choice !== undefined) return choice;
    this.problems.push(`${name} must be one of ${choices.join(', ')}; it is "${text}".`);
    return fallback;
  }

  url(name: string): string | null {
    const text = this.text(name, '');
    if (text === '') return null;
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url !== null && isHttp(url) && url.pathname === '/' && url.search === '' && url.hash === '')
      return url.origin;
    this.problems.push(
      `${name} must be the address people open, such as https://code.example.org (scheme and host, no path); it is "${text}".`,
    );
    return null;
  }

  origins(name: string): string[] {
    const texts = this.text(name, '').split(',');
    const origins: string[] = [];
    for (const text of texts.map((part) => part.trim()).filter((part) => part !== '')) {
      const url = URL.canParse(text) ? new URL(text) : null;
      if (url !== null && isHttp(url)) origins.push(url.origin);
      else
        this.problems.push(
          `${name} must be origins such as https://wiki.example.org, divided by commas; one is "${text}".`,
        );
    }
    return origins;
  }

  networks(name: string): string | null {
    const text = this.text(name, '');
    if (text === '') return null;
    const bad = text.split(',').find((part) => !isNetwork(part.trim()));
    if (bad === undefined) return text;
    this.problems.push(
      `${name} must be addresses or networks of proxies such as 10.0.0.0/8, or "loopback", divided by commas; one is "${bad.trim()}".`,
    );
    return null;
  }

  limits(): Limits & ServerLimits {
    const defaults = { ...DEFAULT_LIMITS, ...SERVER_LIMITS };
    const names = Object.keys(LIMIT_VARIABLES) as (keyof typeof defaults)[];
    const entries = names.map((key) => [
      key,
      this.integer(LIMIT_VARIABLES[key], defaults[key], 1, Number.MAX_SAFE_INTEGER),
    ]);
    return Object.fromEntries(entries) as Limits & ServerLimits;
  }
}

function isNetwork(text: string): boolean {
  if (text === 'loopback' || text === 'linklocal' || text === 'uniquelocal') return true;
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

function isHttp(url: URL): boolean {
  return url.protocol === 'http:' || url.protocol === 'https:';
}
