import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { SessionApi } from '@coedit/client';
import type { CreatedSession } from '@coedit/protocol';

const MAIN = fileURLToPath(new URL('../../../apps/server/dist/main.js', import.meta.url));
const OPERATE = fileURLToPath(new URL('../../../apps/server/dist/operate.js', import.meta.url));

export interface FirstFile {
  readonly path: string;
  readonly text: string;
}

/** A server of the test's own: the built program, on a free port, with a data folder of its own. */
export class Instance {
  readonly url: string;
  /** Where it keeps what lasts. To be touched only while it is stopped. */
  readonly dataDir: string;
  readonly #port: number;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #wrapper: readonly string[];
  #process: ChildProcess | null = null;

  private constructor(
    port: number,
    dataDir: string,
    environment: Readonly<Record<string, string>>,
    wrapper: readonly string[],
  ) {
    this.#port = port;
    this.dataDir = dataDir;
    this.#environment = environment;
    this.#wrapper = wrapper;
    this.url = `http://localhost:${port}`;
  }

  /** @param wrapper a program, with its arguments, that becomes the server: `strace -D …`, `nice …` */
  static async start(
    environment: Readonly<Record<string, string>> = {},
    wrapper: readonly string[] = [],
  ): Promise<Instance> {
    const dataDir = environment.DATA_DIR ?? (await mkdtemp(join(tmpdir(), 'coedit-e2e-')));
    const instance = new Instance(await freePort(), dataDir, environment, wrapper);
    await instance.start();
    return instance;
  }

  /** Of the server; null while there is none. */
  get pid(): number | null {
    return this.#process?.pid ?? null;
  }

  get webSocketUrl(): string {
    return `ws://localhost:${this.#port}/ws`;
  }

  /** Also after a kill: on the same port and data, under the same program or another. Resolves when it serves. */
  async start(wrapper = this.#wrapper): Promise<void> {
    const [program, ...parameters] = [...wrapper, process.execPath, MAIN];
    if (program === undefined) throw new Error('nothing to start');
    const child = spawn(program, parameters, {
      env: {
        ...process.env,
        PORT: String(this.#port),
        LOG_LEVEL: 'warn',
        ...this.#environment,
        DATA_DIR: this.dataDir,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#process = child;
    await new Promise<void>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready`)));
      child.stdout?.on('data', (data: Buffer) => {
        if (data.toString().includes('Coedit is ready')) resolve();
        // Its log is what tells why a test failed.
        else if (data.toString().startsWith('{')) process.stderr.write(data);
      });
    });
  }

  /** As a power cut ends it: no time for anything. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** As a supervisor ends it. Resolves with the exit code. */
  async stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  /** As a server that hangs, or a line that is dead: connections stay open and nothing comes. */
  freeze(): void {
    this.#process?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#process?.kill('SIGCONT');
  }

  async dispose(): Promise<void> {
    await this.#end('SIGKILL');
    await rm(this.dataDir, { recursive: true, force: true });
  }

  createSession(files: readonly FirstFile[] = [], name = 'Test session'): Promise<CreatedSession> {
    return new SessionApi(this.url).createSession({ name, files });
  }

  /** A file's text as the server has it. */
  readFile(session: CreatedSession, path: string): Promise<string> {
    return new SessionApi(this.url, session.links.owner.token).readFile(session.id, path);
  }

  /** An operator's command, such as `backup FILE`; resolves with what it says. */
  async operate(...words: readonly string[]): Promise<string> {
    const env = { ...process.env, DATA_DIR: this.dataDir };
    const { stdout } = await promisify(execFile)(process.execPath, [OPERATE, ...words], { env });
    return stdout;
  }

  /** A figure of `/metrics` without labels. */
  async figure(name: string): Promise<number> {
    const text = await (await fetch(`${this.url}/metrics`)).text();
    const line = text.split('\n').find((one) => one.startsWith(`${name} `));
    if (line === undefined) throw new Error(`the server tells no ${name}`);
    return Number(line.slice(name.length + 1));
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#process;
    this.#process = null;
    if (child === null || child.exitCode !== null) return child?.exitCode ?? null;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    return child.exitCode;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  probe.close();
  await once(probe, 'close');
  return address.port;
}
