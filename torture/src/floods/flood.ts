import type { Instance } from '@coedit/instance';
import type { CreatedSession } from '@coedit/protocol';
import { Attacker, type Closing } from '../hostile/attacker.ts';
import { until } from '../until.ts';
import { PATH } from '../writer.ts';

/** What the server is started with: small enough to be reached in seconds. */
export const LIMITS = {
  TRUST_PROXY: 'loopback',
  LIMIT_CONNECTIONS_PER_ADDRESS: '20',
  LIMIT_CONNECTIONS: '60',
  LIMIT_SESSIONS_PER_HOUR: '100',
  LIMIT_FILES: '10',
  LIMIT_FILE_LENGTH: '100000',
  LIMIT_SESSION_LENGTH: '400000',
  LIMIT_FAILED_ATTEMPTS: '20',
  LIMIT_FAILED_ATTEMPTS_PER_MINUTE: '10',
} as const;

/** Somebody with a session of their own, who sends more than they may, from an address of their own. */
export class Flooder {
  static #last = 0;
  readonly instance: Instance;
  readonly session: CreatedSession;
  readonly address: string;
  readonly #open: Attacker[] = [];

  private constructor(instance: Instance, session: CreatedSession) {
    Flooder.#last += 1;
    this.instance = instance;
    this.session = session;
    this.address = `203.0.113.${Flooder.#last}`;
  }

  static async start(instance: Instance): Promise<Flooder> {
    const session = await instance.createSession([{ path: PATH, text: '' }], 'Flooded');
    return new Flooder(instance, session);
  }

  async connect(kind: 'page' | 'stock' = 'page', from = this.address): Promise<Attacker> {
    const url = `${this.instance.webSocketUrl}/${this.session.id}`;
    const attacker = new Attacker(url, this.session.links.editor.token, kind, from);
    this.#open.push(attacker);
    return attacker.open();
  }

  fetch(path: string, options: RequestInit = {}, token = this.session.links.owner.token): Promise<Response> {
    const headers = { 'X-Forwarded-For': this.address, Authorization: `Bearer ${token}`, ...options.headers };
    return fetch(`${this.instance.url}${path}`, { ...options, headers });
  }

  async ended(attacker: Attacker): Promise<Closing> {
    await until('the offender is closed', () => attacker.closing !== null);
    return attacker.closing ?? { code: 0, reason: '' };
  }

  dispose(): void {
    for (const attacker of this.#open) attacker.close();
  }
}
