import { chmodSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { isAbsolute } from 'node:path';
import type { Operator } from './operator.ts';

const OWNER_ONLY = 0o600;
const MAX_BODY_BYTES = 1024 * 1024;

interface Request {
  readonly command: 'backup' | 'restore';
  /** Absolute: the operator's working folder is not the server's. */
  readonly file: string;
  readonly sessions: readonly string[];
}

/**
 * The operator's commands come by a socket of the file system, which only the user who runs the server may open: no
 * port, no secret, nothing on the network. Call it when the data folder is locked: a socket that lies there is a dead
 * server's.
 */
export async function serveOperator(operator: Operator, path: string): Promise<Server> {
  const server = createServer((request, response) => {
    answer(operator, request).then(
      (result) => response.setHeader('content-type', 'application/json').end(JSON.stringify(result)),
      (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
      },
    );
  });
  const isFile = process.platform !== 'win32';
  if (isFile) rmSync(path, { force: true });
  const umask = process.umask(0o177);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(path, resolve);
    });
  } finally {
    process.umask(umask);
  }
  if (isFile) chmodSync(path, OWNER_ONLY);
  return server;
}

async function answer(operator: Operator, message: IncomingMessage): Promise<unknown> {
  const { command, file, sessions } = await read(message);
  return command === 'backup' ? operator.backUp(file) : operator.restore(file, sessions);
}

async function read(message: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += (chunk as Buffer).length;
    if (size > MAX_BODY_BYTES) throw new Error('The request is too long.');
    chunks.push(chunk as Buffer);
  }
  const { command, file, sessions } = JSON.parse(Buffer.concat(chunks).toString()) as Partial<Request>;
  if (command !== 'backup' && command !== 'restore')
    throw new Error('There are two commands: backup and restore.');
  if (typeof file !== 'string' || !isAbsolute(file)) throw new Error('The file needs an absolute path.');
  return { command, file, sessions: Array.isArray(sessions) ? sessions.map(String) : [] };
}
