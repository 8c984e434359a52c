import { Server } from '@hocuspocus/server';

// As its README starts it, in memory.
const server = new Server({ port: 0, address: '127.0.0.1', quiet: true });
await server.listen();
process.send?.(server.address.port);
