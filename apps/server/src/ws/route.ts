import type { IncomingMessage, ServerResponse } from 'node:http';
import { CloseCode } from '@coedit/protocol';
import fastifyWebsocket from '@fastify/websocket';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import type { Config } from '../config.ts';
import { addressKey } from '../sharing/address.ts';
import { type Admitting, admit, type Joined, NotAdmitted } from './admission.ts';
import type { ConnectionEvents } from './connection-events.ts';
import { Departures } from './departures.ts';
import { readHandshake, selectSubprotocol } from './handshake.ts';
import { Inbox } from './inbox.ts';
import { isOwnOrigin } from './origin.ts';
import { SendQueue } from './send-queue.ts';
import { SocketConnection } from './socket-connection.ts';

export interface WebSocketOptions extends Admitting {
  readonly config: Config;
  readonly events: ConnectionEvents;
}

const BEAT_MS = 3_000;
/** With the beat's own interval a dead line is ended within 10 s. */
const SILENT_MS = 6_500;
/** How long clients have to answer our close before their sockets are cut. */
const CLOSE_GRACE_MS = 1_000;

/** `/ws/:id`: who may come in is found out after the upgrade, so that a page can tell by the close code why not. */
export async function webSocketRoute(server: FastifyInstance, options: WebSocketOptions): Promise<void> {
  const { events } = options;
  const { limits } = options.config;
  const connections = new Set<SocketConnection>();
  const perAddress = new Map<string, number>();
  const departures = new Departures();
  const responses = new WeakMap<IncomingMessage, ServerResponse>();

  await server.register(fastifyWebsocket, {
    options: {
      maxPayload: limits.messageBytes,
      handleProtocols: selectSubprotocol,
      perMessageDeflate: false,
    },
    preClose: () => drain(server, connections, options),
  });

  const beat = setInterval(() => {
    for (const connection of connections) connection.beat(SILENT_MS);
  }, BEAT_MS);
  beat.unref();
  server.addHook('onClose', async () => clearInterval(beat));

  server.get<{ Params: { id: string } }>(
    '/ws/:id',
    {
      websocket: true,
      preValidation: async (request, reply) => {
        responses.set(request.raw, reply.raw);
        if (!isOwnOrigin(request, options.config)) {
          events.refusedHandshake(403);
          await reply.code(403).send({
            statusCode: 403,
            code: 'origin',
            error: 'Forbidden',
            message: 'Pages of this origin may not connect. The operator can add it to ALLOWED_ORIGINS.',
          });
        }
      },
    },
    (socket, request) => {
      const address = addressKey(request.ip);
      count(perAddress, address, 1);
      events.opened();
      listenForErrors(socket, server);
      // Nothing will be answered: the socket need not keep the response, and with it the request.
      responses.get(request.raw)?.detachSocket(request.raw.socket);
      socket.on('close', () => {
        count(perAddress, address, -1);
        events.closed();
      });
      const isFull = connections.size >= limits.connections;
      if (isFull || (perAddress.get(address) ?? 0) > limits.connectionsPerAddress) {
        events.refusedHandshake(CloseCode.TryLater);
        return turnAway(socket);
      }
      const connection = accept(socket, request, departures, options);
      connections.add(connection);
      socket.on('close', () => connections.delete(connection));
    },
  );
}

/**
 * In the place of the plugin's own listener, which would keep request and response, 3 kB of headers and state, for as long
 * as the connection lives.
 */
function listenForErrors(socket: WebSocket, server: FastifyInstance): void {
  socket.removeAllListeners('error');
  socket.on('error', (error) => {
    // `ws` has begun to close with the code that fits (1007, 1009); cutting the line now could lose that frame.
    server.log.debug({ err: error }, 'connection error');
    setTimeout(() => socket.terminate(), CLOSE_GRACE_MS).unref();
  });
}

/** Before anything of the session is asked or loaded: this is what keeps a flood of connections cheap. */
function turnAway(socket: WebSocket): void {
  socket.close(CloseCode.TryLater, 'too-many-connections');
  setTimeout(() => socket.terminate(), CLOSE_GRACE_MS).unref();
}

/** All listeners are attached in the tick of the upgrade; what needs waiting comes behind. */
function accept(
  socket: WebSocket,
  request: FastifyRequest<{ Params: { id: string } }>,
  departures: Departures,
  options: WebSocketOptions,
): SocketConnection {
  let joined: Joined | null = null;
  const handshake = readHandshake(request);
  // By name, so that nothing below holds the request.
  const { ip, server, params } = request;
  const connection = new SocketConnection(socket, new SendQueue(socket, request.raw.socket, departures), {
    stock: handshake.stock,
    sendQueueBytes: options.config.limits.sendQueueBytes,
    onDrained: () => joined?.session.drained(joined.participant),
    onResumed: () => inbox.resumed(),
    events: options.events,
  });
  const inbox = new Inbox(socket, connection);
  const openedAt = Date.now();
  let ended = false;
  socket.on('close', (code) => {
    ended = true;
    inbox.ended();
    joined?.session.leave(joined.participant);
    const life = lifeOf(connection, joined, { code, ms: Date.now() - openedAt });
    server.log.info({ address: ip, ...life }, 'connection');
  });
  admit(params.id, handshake, connection, options).then(
    (result) => {
      joined = result;
      const { session, participant } = result;
      if (ended) return session.leave(participant);
      inbox.open((messages) => session.receiveAll(participant, messages));
    },
    (error: unknown) => {
      refuse(connection, error, server);
      // Null: it went before it was told.
      if (connection.closedWith !== null) options.events.refusedHandshake(connection.closedWith);
    },
  );
  return connection;
}

/** The line of a connection's life: numbers and the role, never what was said, by which token, or by whom. */
function lifeOf(
  connection: SocketConnection,
  joined: Joined | null,
  { code, ms }: { readonly code: number; readonly ms: number },
): object {
  const { closedWith, stock, totals } = connection;
  const by = closedWith === null ? 'client' : 'server';
  const seat = joined && {
    session: joined.session.id,
    userId: joined.participant.userId,
    role: joined.participant.role,
  };
  return { ...seat, stock, ms, code: closedWith ?? code, by, ...totals };
}

function refuse(connection: SocketConnection, error: unknown, server: FastifyInstance): void {
  if (error instanceof NotAdmitted) return connection.close(error.code, error.message);
  server.log.error({ err: error }, 'a session could not be opened');
  connection.close(CloseCode.TryLater, 'storage-unavailable');
}

/** Everything received is saved, then everyone is told 1012 and given a moment to say good-bye. */
async function drain(
  server: FastifyInstance,
  connections: Iterable<SocketConnection>,
  { registry }: WebSocketOptions,
): Promise<void> {
  // Who comes back too early gets a 503 from Fastify, which leaves the socket of an upgrade open: the stop would wait for it.
  server.server.on('upgrade', (_request, socket) => socket.end(() => socket.destroy()));
  await registry.close();
  const { clients } = server.websocketServer;
  for (const connection of connections) connection.close(CloseCode.Restarting, 'restarting');
  await Promise.race([
    allClosed(clients),
    new Promise((resolve) => setTimeout(resolve, CLOSE_GRACE_MS).unref()),
  ]);
  for (const socket of clients) socket.terminate();
  server.websocketServer.close();
}

async function allClosed(clients: ReadonlySet<WebSocket>): Promise<void> {
  await Promise.all([...clients].map((socket) => new Promise((resolve) => socket.once('close', resolve))));
}

function count(perAddress: Map<string, number>, address: string, change: number): void {
  const now = (perAddress.get(address) ?? 0) + change;
  if (now <= 0) perAddress.delete(address);
  else perAddress.set(address, now);
}
