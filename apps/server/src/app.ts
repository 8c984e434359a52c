import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { CHAT_ON_JOIN, type Limits } from '@coedit/protocol';
import type { FastifyInstance } from 'fastify';
import { scryptPasswords } from './auth/scrypt-passwords.ts';
import type { Config, ServerLimits } from './config.ts';
import { ThreadedConversion } from './conversion/threaded-conversion.ts';
import type { GuardLimits } from './document/guard.ts';
import { AccessCheck } from './http/access.ts';
import { Operator } from './http/operator.ts';
import { serveOperator } from './http/operator-server.ts';
import { operatorSocket } from './http/operator-socket.ts';
import { addHttp, createServer } from './http/server.ts';
import { Metrics } from './observability/metrics.ts';
import { Registry } from './session/registry.ts';
import { Attempts } from './sharing/attempts.ts';
import { Entrance } from './sharing/entrance.ts';
import { Links } from './sharing/links.ts';
import { Passwords } from './sharing/passwords.ts';
import type { Backups } from './store/backups.ts';
import { openSqliteStore } from './store/sqlite/sqlite-store.ts';
import type { Store } from './store/store.ts';
import { systemClock } from './system-clock.ts';
import { webSocketRoute } from './ws/route.ts';

const WEB_ROOT = fileURLToPath(new URL('../../web/dist', import.meta.url));
const LINGER_MS = 30_000;
const MAX_SETTING_BYTES = 4096;
/** Two honest pages can each stay within a limit and pass it together: nobody is refused for what it could not know. */
const SLACK = 1.1;

export interface App {
  readonly server: FastifyInstance;
  readonly registry: Registry;
  /** Saves everything, tells everyone 1012, stops. Calling it twice is fine. */
  close(): Promise<void>;
}

/** The composition root: the only file that names concrete adapters. `store`: tests bring their own. */
export async function createApp(config: Config, store?: Store | (Store & Backups)): Promise<App> {
  const { store: theStore, backups } = await openStore(config, store);
  const random = (count: number): Uint8Array => randomBytes(count);
  const clock = systemClock;
  const server = createServer(config);
  const links = new Links({ store: theStore, clock, random, passwords: new Passwords(scryptPasswords) });
  const metrics: Metrics = new Metrics(() => registry);
  const registry: Registry = new Registry({
    store: theStore,
    conversion: new ThreadedConversion(),
    clock,
    random,
    limits: toldLimits(config.limits),
    guardLimits: guardLimits(config.limits),
    chatOnJoin: CHAT_ON_JOIN,
    rates: {
      messagesPerSecond: config.limits.messagesPerSecond,
      messagesBurst: config.limits.messagesBurst,
      stepsPerSecond: config.limits.statesPerMinute / 60,
      stepsBurst: config.limits.statesBurst,
      backlogBytes: config.limits.backlogBytes,
    },
    lingerMs: LINGER_MS,
    events: {
      onSaved: (records, now) => metrics.saved(records, now),
      onNotTaken: (reason) => metrics.refusedUpdate(reason),
      onStateEncoded: () => metrics.stateEncoded(),
      onTextMismatch: (sessionId) => {
        metrics.textMismatch();
        server.log.error({ sessionId }, 'a client held another text than the server');
      },
      onError: (sessionId, what, error) => {
        metrics.error();
        server.log.error({ err: error, sessionId }, what);
      },
    },
  });
  const { failedAttempts, failedAttemptsPerMinute } = config.limits;
  const attempts = new Attempts(clock, { burst: failedAttempts, perMinute: failedAttemptsPerMinute });
  const entrance = new Entrance({ links, store: theStore, attempts, clock });
  const access = new AccessCheck({ entrance, registry });
  await webSocketRoute(server, { config, registry, entrance, events: metrics });
  await addHttp(
    server,
    {
      config,
      store: theStore,
      registry,
      links,
      access,
      clock,
      random,
      metrics,
      backups,
      guardLimits: guardLimits(config.limits),
    },
    WEB_ROOT,
  );
  const operator = backups && new Operator({ backups, registry, clock, random });
  const operatorServer = operator && (await serveOperator(operator, operatorSocket(config.dataDir)));
  server.addHook('onClose', async () => {
    operatorServer?.close();
    await registry.close();
    await theStore.close();
  });
  return { server, registry, close: () => server.close() };
}

/** For the operator's commands while no server runs on the folder, which is locked meanwhile. */
export async function openOperator(
  dataDir: string,
): Promise<{ readonly operator: Operator; close(): Promise<void> }> {
  const store = await openSqliteStore(dataDir);
  const operator = new Operator({
    backups: store,
    // Nobody has a session open.
    registry: { replace: (_id, _notice, work) => work() },
    clock: systemClock,
    random: (count) => randomBytes(count),
  });
  return { operator, close: () => store.close() };
}

/** Not every store can be backed up beside its work. */
async function openStore(
  config: Config,
  given: Store | (Store & Backups) | undefined,
): Promise<{ readonly store: Store; readonly backups: Backups | null }> {
  if (given !== undefined) return { store: given, backups: 'backUp' in given ? given : null };
  const store = await openSqliteStore(config.dataDir);
  return { store, backups: store };
}

function toldLimits(limits: Limits): Limits {
  const { messageBytes, fileLength, sessionLength, files, blobBytes, nameLength, chatLength, participants } =
    limits;
  return { messageBytes, fileLength, sessionLength, files, blobBytes, nameLength, chatLength, participants };
}

export function guardLimits(limits: Limits & ServerLimits): GuardLimits {
  return {
    maxFileLength: Math.ceil(limits.fileLength * SLACK),
    maxSessionLength: Math.ceil(limits.sessionLength * SLACK),
    maxFiles: Math.ceil(limits.files * SLACK),
    maxSettingBytes: MAX_SETTING_BYTES,
    maxPieces: limits.pieces,
    maxWriters: limits.writers,
  };
}
