import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Bytes of a Unix socket's path, less what the shortest system takes. */
const LONGEST_PATH = 100;

/** Where the server of a data folder listens for its operator: in the folder itself, where its path is short enough. */
export function operatorSocket(dataDir: string): string {
  const name = `coedit-${createHash('sha256').update(dataDir).digest('hex').slice(0, 20)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  const path = join(dataDir, 'operator.sock');
  return Buffer.byteLength(path) <= LONGEST_PATH ? path : join(tmpdir(), `${name}.sock`);
}
