import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Child {
  readonly pid: number;
  readonly port: number;
  /** SIGTERM lets it write what it keeps. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts a server of this folder in a process of its own; it tells its port when it listens. */
export async function startChild(
  file: string,
  execPath = process.execPath,
  parameters: readonly string[] = [],
): Promise<Child> {
  const child: ChildProcess = fork(fileURLToPath(new URL(file, import.meta.url)), [...parameters], {
    stdio: 'inherit',
    execPath,
  });
  const [port] = await Promise.race([
    once(child, 'message') as Promise<[number]>,
    once(child, 'exit').then(([code]) => {
      throw new Error(`${file} ended with ${code}`);
    }),
  ]);
  return {
    pid: child.pid ?? 0,
    port,
    stop: async (signal = 'SIGKILL') => {
      const exited = once(child, 'exit');
      child.kill(signal);
      await exited;
    },
  };
}
