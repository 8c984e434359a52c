import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';

// The relay that people write by hand: what one sends, everybody else gets. Nothing is checked, nothing is kept.
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
const rooms = new Map<string, Set<WebSocket>>();

server.on('connection', (socket, request) => {
  const name = request.url ?? '';
  const room = rooms.get(name) ?? new Set();
  rooms.set(name, room.add(socket));
  socket.on('message', (data) => {
    for (const other of room) if (other !== socket && other.readyState === WebSocket.OPEN) other.send(data);
  });
  socket.on('close', () => room.delete(socket));
});
server.on('listening', () => process.send?.((server.address() as AddressInfo).port));
