import { once } from 'node:events';
import { Agent, get } from 'node:http';
import type { Instance } from '@coedit/instance';
import { WebSocket } from 'ws';

/** A try at a session's door. Resolves with what it was answered: a status of HTTP, or a close code. */
export type Knock = (id: string, token: string) => Promise<number>;

/** One connection that stays open, so that none is timed. */
export class HttpDoor {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #url: string;

  constructor(instance: Instance) {
    this.#url = instance.url;
  }

  readonly knock: Knock = (id, token) =>
    new Promise((resolve, reject) => {
      const headers = { Authorization: `Bearer ${token}` };
      const request = get(`${this.#url}/api/sessions/${id}`, { agent: this.#agent, headers }, (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      });
      request.on('error', reject);
    });

  close(): void {
    this.#agent.destroy();
  }
}

export function webSocketDoor({ webSocketUrl }: Instance): Knock {
  return async (id, token) => {
    const socket = new WebSocket(`${webSocketUrl}/${id}`, ['coedit.v1', `token.${token}`]);
    const [code] = (await once(socket, 'close')) as [number];
    return code;
  };
}
