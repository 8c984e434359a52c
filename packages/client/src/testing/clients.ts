import type { SessionId } from '@coedit/protocol';
import { WebSocket as NodeWebSocket } from 'ws';
import { SessionClient } from '../session-client.ts';
import type { SessionClientOptions } from '../session-client-options.ts';
import type { Timing } from '../timing.ts';
import type { FakeServer } from './fake-server.ts';
import { until } from './until.ts';

/** Comes back at once; the rest as people get it. */
export const QUICK: Partial<Timing> = { firstRetry: 4, longestRetry: 20 };

export const PlatformSocket = NodeWebSocket as unknown as typeof WebSocket;

const clients = new Set<SessionClient>();

export function startClient(server: FakeServer, change: Partial<SessionClientOptions> = {}): SessionClient {
  const client = new SessionClient({
    serverUrl: server.url,
    sessionId: 'session-for-tests' as SessionId,
    token: 'a-token',
    name: 'Ada',
    wishedColour: 3,
    WebSocket: PlatformSocket,
    timing: QUICK,
    ...change,
  });
  clients.add(client);
  return client;
}

export async function joinedClient(
  server: FakeServer,
  change: Partial<SessionClientOptions> = {},
): Promise<SessionClient> {
  const client = startClient(server, change);
  await until('the client is online', () => client.connection.get().kind === 'online');
  return client;
}

export function destroyClients(): void {
  for (const client of clients) client.destroy();
  clients.clear();
}
