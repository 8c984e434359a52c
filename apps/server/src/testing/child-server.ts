import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const MAIN = fileURLToPath(new URL('../main.js', import.meta.url));

/** The built program, as people run it. */
export class ChildServer {
  readonly #process: ChildProcess;
  readonly #exited: Promise<unknown>;
  output = '';

  constructor(environment: Readonly<Record<string, string>>) {
    this.#process = spawn(process.execPath, [MAIN], {
      env: { ...process.env, PORT: '0', LIMIT_MESSAGES_BURST: '100000', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#exited = once(this.#process, 'close');
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.on('data', (data: Buffer) => {
        this.output += data.toString();
      });
    }
    onTestFinished(() => void this.#process.kill('SIGKILL'));
  }

  /** The port it serves on, once it does. */
  async ready(): Promise<number> {
    for (;;) {
      const port = /Coedit is ready: \S+:(\d+)/u.exec(this.output)?.[1];
      if (port !== undefined) return Number(port);
      if (this.#process.exitCode !== null) throw new Error(`it ended: ${this.output}`);
      const data = this.#process.stdout === null ? this.#exited : once(this.#process.stdout, 'data');
      await Promise.race([data, this.#exited]);
    }
  }

  /** The exit code; null after a kill. */
  async end(signal?: NodeJS.Signals): Promise<number | null> {
    if (signal !== undefined) this.#process.kill(signal);
    await this.#exited;
    return this.#process.exitCode;
  }
}
