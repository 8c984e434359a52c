import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

// The server that y-websocket 2 brings along, as its own program starts it. No persistence.
const { setupWSConnection } = createRequire(import.meta.url)('y-websocket-2/bin/utils') as {
  setupWSConnection(socket: WebSocket, request: unknown): void;
};

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (socket, request) => setupWSConnection(socket, request));
server.on('listening', () => process.send?.((server.address() as AddressInfo).port));
