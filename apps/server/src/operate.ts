import { request } from 'node:http';
import { resolve } from 'node:path';
import { openOperator } from './app.ts';
import { readConfig } from './config.ts';
import type { RestoredSession } from './http/operator.ts';
import { operatorSocket } from './http/operator-socket.ts';
import type { BackupReport } from './store/backups.ts';

interface Command {
  readonly command: 'backup' | 'restore';
  readonly file: string;
  readonly sessions: readonly string[];
}

const USAGE = `npm run backup -- FILE
npm run restore -- FILE [--session ID …]`;

/** `operate.js backup FILE` and `operate.js restore FILE [--session ID …]`: asks the running server; without one does it itself. */
async function main(): Promise<void> {
  const wanted = readCommand(process.argv.slice(2));
  if (wanted === null) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  const { dataDir } = readConfig(process.env, process.cwd());
  const answer = (await askServer(operatorSocket(dataDir), wanted)) ?? (await doItHere(dataDir, wanted));
  const lines =
    wanted.command === 'backup'
      ? backupLines(answer as BackupReport, wanted.file)
      : restoreLines(answer as readonly RestoredSession[]);
  console.log(lines.join('\n'));
}

function readCommand([command, file, ...rest]: readonly string[]): Command | null {
  if ((command !== 'backup' && command !== 'restore') || file === undefined) return null;
  const sessions: string[] = [];
  for (let index = 0; index < rest.length; index += 2) {
    const id = rest[index + 1];
    if (command === 'backup' || rest[index] !== '--session' || id === undefined) return null;
    sessions.push(id);
  }
  // npm runs this in the project's folder; the name was typed in another one.
  return { command, file: resolve(process.env.INIT_CWD ?? process.cwd(), file), sessions };
}

/** Null when no server runs on the folder. */
function askServer(socketPath: string, command: Command): Promise<unknown> {
  return new Promise((resolveWith, reject) => {
    const asking = request({ socketPath, method: 'POST', path: '/' }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
        if (response.statusCode === 200) resolveWith(body);
        else reject(new Error((body as { message: string }).message));
      });
    });
    asking.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolveWith(null);
      else reject(error);
    });
    asking.end(JSON.stringify(command));
  });
}

async function doItHere(dataDir: string, { command, file, sessions }: Command): Promise<unknown> {
  const { operator, close } = await openOperator(dataDir);
  try {
    return await (command === 'backup' ? operator.backUp(file) : operator.restore(file, sessions));
  } finally {
    await close();
  }
}

function backupLines({ sessions, damaged }: BackupReport, file: string): string[] {
  const lines = [`${countOf(sessions)} in ${file}`];
  for (const id of damaged) lines.push(`  ${id} is damaged: what could be read of it is in the backup.`);
  return lines;
}

function restoreLines(restored: readonly RestoredSession[]): string[] {
  const lines = restored.map(({ id, name, outcome, asideId }) => {
    if (outcome === 'same') return `${id} (${name}): is as in the backup, nothing was done.`;
    if (outcome === 'damaged')
      return `${id} (${name}): NOT restored, the backup of it is damaged. What is here stays.`;
    if (asideId === null) return `${id} (${name}): restored. It was not here.`;
    return `${id} (${name}): restored. What was here is kept: open /s/${asideId} with the same #token.`;
  });
  return [...lines, `${countOf(restored.filter(({ outcome }) => outcome === 'restored').length)} restored`];
}

const countOf = (sessions: number): string => (sessions === 1 ? '1 session' : `${sessions} sessions`);

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
