import { networkInterfaces } from 'node:os';
import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { type App, createApp, guardLimits } from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { rehearsal } from './document/rehearsal.ts';

/** Longer than this a stop does not take: a supervisor kills after some seconds, and everything is saved long before. */
const LONGEST_STOP_MS = 4_500;

/**
 * The heap grows by three quarters of what lived at the last full collection, where V8 would let it grow fourfold: decision 36.
 * V8 asks at each full collection, so it holds from now on however the program was started.
 */
const HEAP_GROWTH = '--heap-growing-percent=75';

async function main(): Promise<void> {
  setFlagsFromString(HEAP_GROWTH);
  const config = readConfig(process.env, process.cwd());
  // Most of it while the store's thread starts.
  const [app] = await Promise.all([createApp(config), rehearse(config)]);
  stopOnSignals(app);
  await listen(app, config);
  announce(app, config);
}

/** In turns: opening the store goes on beside it. It makes the first joining quicker, which no start has to fail for. */
async function rehearse({ limits }: Config): Promise<void> {
  try {
    for (const _ of rehearsal(guardLimits(limits))) await turn();
  } catch (error) {
    console.error(`The rehearsal failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Without Fastify's own line about it: `announce` says it to people. */
async function listen({ server }: App, { port, host, logLevel }: Config): Promise<void> {
  server.log.level = 'silent';
  await server.listen({ port, host });
  server.log.level = logLevel;
}

function stopOnSignals(app: App): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => {
      app.server.log.error('stopping took too long');
      process.exit(1);
    }, LONGEST_STOP_MS).unref();
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        app.server.log.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function announce(app: App, config: Config): void {
  const address = app.server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  const isLocalOnly = config.host === '127.0.0.1' || config.host === 'localhost' || config.host === '::1';
  const lines = [`Coedit is ready: ${config.publicUrl ?? `http://localhost:${port}`}`];
  if (isLocalOnly) {
    lines.push('Only this computer can open it. To let others on your network in: HOST=0.0.0.0 npm start');
  } else {
    for (const host of networkAddresses()) lines.push(`On your network:  http://${host}:${port}`);
  }
  lines.push(`Sessions are kept in ${config.dataDir}`);
  console.log(lines.join('\n'));
}

function networkAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address);
}

/** What keeps the server from starting is one readable line for a person, not a stack trace. */
function explain(error: unknown): string {
  if (error instanceof ConfigError) {
    return `The configuration is not right:\n${error.problems.map((problem) => `  - ${problem}`).join('\n')}`;
  }
  const code = error instanceof Error && 'code' in error ? error.code : '';
  const port = process.env.PORT ?? '3000';
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Stop what uses it, or choose another: PORT=3001 npm start`;
  if (code === 'EACCES')
    return `Port ${port} may not be used by this user. Choose one above 1023: PORT=3000 npm start`;
  return `Coedit could not start: ${error instanceof Error ? error.message : String(error)}`;
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exit(1);
});
