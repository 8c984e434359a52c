import type { AddressInfo, Socket } from 'node:net';
import { WebSocketServer } from 'ws';

// The physical limit: a relay that checks and keeps nothing, builds each frame once, and writes all that leaves for a
// socket in one turn of the event loop with one write.
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });

interface Seat {
  readonly raw: Socket;
  waiting: Buffer[];
}

class FramedRoom {
  readonly seats = new Set<Seat>();
  #isScheduled = false;

  relay(from: Seat, data: Buffer): void {
    const frame = framed(data);
    for (const seat of this.seats) if (seat !== from) seat.waiting.push(frame);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => this.#flush());
  }

  #flush(): void {
    this.#isScheduled = false;
    for (const seat of this.seats) {
      if (seat.waiting.length === 0) continue;
      seat.raw.write(Buffer.concat(seat.waiting));
      seat.waiting = [];
    }
  }
}

const rooms = new Map<string, FramedRoom>();

function framed(data: Buffer): Buffer {
  const header = data.length < 126 ? Buffer.from([0x82, data.length]) : Buffer.from([0x82, 126, 0, 0]);
  if (data.length >= 65_536) throw new Error('longer than this bench sends');
  if (data.length >= 126) header.writeUInt16BE(data.length, 2);
  return Buffer.concat([header, data]);
}

server.on('connection', (socket, request) => {
  const name = request.url ?? '';
  const room = rooms.get(name) ?? new FramedRoom();
  rooms.set(name, room);
  const seat: Seat = { raw: request.socket, waiting: [] };
  room.seats.add(seat);
  socket.on('message', (data) => room.relay(seat, data as Buffer));
  socket.on('close', () => room.seats.delete(seat));
});
server.on('listening', () => process.send?.((server.address() as AddressInfo).port));
