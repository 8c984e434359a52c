import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instance } from '@coedit/instance';
import { until } from '../until.ts';
import type { DiskFault } from './faults.ts';

/** The disk under a running server fails from `begin` to `end`: only the calls on its database's files. */
export class BadDisk {
  readonly #strace: ChildProcess;
  readonly #log: string;

  private constructor(strace: ChildProcess, log: string) {
    this.#strace = strace;
    this.#log = log;
  }

  /** Resolves when strace holds the server. */
  static async begin(instance: Instance, fault: DiskFault, log: string): Promise<BadDisk> {
    const database = join(instance.dataDir, 'coedit.sqlite');
    const strace = spawn(
      'strace',
      [
        ...['-f', '-p', `${instance.pid}`, '-o', log, '-P', database, '-P', `${database}-wal`],
        ...['-e', `trace=${fault.calls}`, '-e', `inject=${fault.calls}:${fault.inject}`],
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let said = '';
    strace.stderr?.on('data', (data: Buffer) => {
      said += data.toString();
    });
    const disk = new BadDisk(strace, log);
    await until(
      'strace to attach',
      () => {
        if (strace.exitCode !== null) throw new Error(`strace ended: ${said}`);
        return said.includes(`Process ${instance.pid} attached`);
      },
      10_000,
    );
    return disk;
  }

  /** The disk works again. Gives how many calls it answered wrongly or late. */
  async end(): Promise<number> {
    if (this.#strace.exitCode === null && this.#strace.signalCode === null) {
      const exited = once(this.#strace, 'exit');
      this.#strace.kill('SIGTERM');
      await exited;
    }
    const log = await readFile(this.#log, 'utf8');
    // One line each, also for a call that was still held up in the end.
    return log.match(/^\d+ +\w+\(/gmu)?.length ?? 0;
  }
}
