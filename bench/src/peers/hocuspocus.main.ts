import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Server, type ServerConfiguration } from '@hocuspocus/server';
import * as Y from 'yjs';

// As its README starts it, in memory; with a folder as the first word, each document in a file there.
const [folder] = process.argv.slice(2);

const storing = (into: string): Partial<ServerConfiguration> => ({
  onLoadDocument: async ({ documentName, document }) => {
    const file = join(into, documentName);
    if (existsSync(file)) Y.applyUpdate(document, await readFile(file));
  },
  onStoreDocument: async ({ documentName, document }) => {
    await writeFile(join(into, documentName), Y.encodeStateAsUpdate(document));
  },
});

const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  ...(folder === undefined ? {} : storing(folder)),
});
await server.listen();
process.send?.(server.address.port);
