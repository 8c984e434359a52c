import { connect } from 'node:net';
import {
  decoderOf,
  encodeAwarenessMessage,
  encodeChatDraftMessage,
  encodePingMessage,
  encodeSyncMessage,
  MessageType,
  readAwarenessBody,
  readSyncBody,
  readUint,
  SyncKind,
} from '@coedit/protocol';
import * as Y from 'yjs';
import { until } from '../until.ts';
import { type Flooder, LIMITS } from './flood.ts';

/** One kind of flood: what the server did, and what it has to do, in one line each. */
export interface Flood {
  readonly what: string;
  readonly wanted: string;
  readonly pour: (flooder: Flooder) => Promise<string>;
}

const perAddress = Number(LIMITS.LIMIT_CONNECTIONS_PER_ADDRESS);
const sessions = Number(LIMITS.LIMIT_SESSIONS_PER_HOUR);
const attempts = Number(LIMITS.LIMIT_FAILED_ATTEMPTS);
const FILE = 'file:aaaaaaaaaaaa';
const MOST_LINKS = 100;

export const FLOODS: readonly Flood[] = [
  {
    what: 'connections from one address',
    wanted: '20 × 1013 too-many-connections',
    pour: async (flooder) => {
      const all = await Promise.all(Array.from({ length: perAddress + 20 }, () => flooder.connect()));
      await until(
        'the rest is turned away',
        () => all.filter(({ closing }) => closing !== null).length >= 20,
      );
      return tally(
        all.flatMap(({ closing }) => (closing === null ? [] : [`${closing.code} ${closing.reason}`])),
      );
    },
  },
  {
    what: 'connections from a hundred addresses',
    wanted: 'more than 40 × 1013 too-many-connections, and nothing else',
    pour: async (flooder) => {
      const all = await Promise.all(
        Array.from({ length: 100 }, (_, index) => flooder.connect('page', `198.51.100.${index}`)),
      );
      await until('the rest is turned away', () => all.filter(({ closing }) => closing !== null).length > 40);
      const others = all.filter(
        ({ closing }) => closing !== null && closing.reason !== 'too-many-connections',
      );
      return others.length === 0 ? 'more than 40 × 1013 too-many-connections, and nothing else' : 'others';
    },
  },
  {
    what: 'messages without a break',
    wanted: 'read more slowly, rate-limited',
    pour: async (flooder) => {
      const attacker = await flooder.connect();
      const answered: number[] = [];
      attacker.socket.on('message', (data: Buffer) => {
        if (readUint(decoderOf(new Uint8Array(data))) === MessageType.Pong) answered.push(1);
      });
      for (let sent = 0; sent < 20_000; sent += 1) attacker.socket.send(encodePingMessage(sent));
      await until('it is told', () => attacker.notices.includes('rate-limited'));
      // What one chunk of the line holds is answered; nothing near all of it.
      return answered.length < 15_000
        ? 'read more slowly, rate-limited'
        : `${answered.length} answered at once`;
    },
  },
  {
    what: 'a message of 5 MiB',
    wanted: '1009',
    pour: async (flooder) => {
      const attacker = await flooder.connect();
      attacker.socket.send(new Uint8Array(5 * 1024 * 1024));
      return `${(await flooder.ended(attacker)).code}`;
    },
  },
  {
    what: 'slow headers on 15 connections',
    wanted: 'all ended within 14 s',
    pour: slowHeaders,
  },
  {
    what: 'sessions created',
    wanted: `${sessions} × 201, 10 × 429 with Retry-After`,
    pour: async (flooder) => {
      const answers: string[] = [];
      for (let time = 0; time < sessions + 10; time += 1) {
        const body = JSON.stringify({ name: 'Flood' });
        const answer = await flooder.fetch('/api/sessions', { method: 'POST', body, headers: JSON_TYPE });
        const isTold = answer.headers.get('retry-after') !== null;
        answers.push(`${answer.status}${answer.status === 429 && isTold ? ' with Retry-After' : ''}`);
      }
      return tally(answers);
    },
  },
  {
    what: 'awareness states of one connection',
    wanted: '1 seen by others',
    pour: async (flooder) => {
      const [attacker, observer] = [await flooder.connect(), await flooder.connect()];
      for (let id = 1; id <= 200; id += 1)
        attacker.socket.send(
          encodeAwarenessMessage([{ clientId: 1_000_000 + id, clock: 1, json: '{"user":{"name":"x"}}' }]),
        );
      await attacker.say(encodePingMessage(1));
      await observer.say(encodePingMessage(1));
      const ids = new Set<number>();
      for (const message of observer.heard) {
        const decoder = decoderOf(message);
        if (readUint(decoder) !== MessageType.Awareness) continue;
        for (const { clientId } of readAwarenessBody(decoder, 1 << 20))
          if (clientId > 1_000_000) ids.add(clientId);
      }
      return `${ids.size} seen by others`;
    },
  },
  {
    what: 'names of roots, 400 at once',
    wanted: 'too-large',
    pour: (flooder) =>
      told(flooder, 'too-large', (doc) => {
        for (let index = 0; index < 400; index += 1)
          doc.getText(`file:flood${String(index).padStart(12, '0')}`).insert(0, 'x');
      }),
  },
  {
    what: 'files, 50 at once',
    wanted: 'too-large',
    pour: (flooder) =>
      told(flooder, 'too-large', (doc) => {
        for (let index = 0; index < 50; index += 1)
          doc
            .getMap('files')
            .set(`file:flood${String(index).padStart(12, '0')}`, { path: `flood-${index}.txt` });
      }),
  },
  {
    what: 'a file of twice its limit',
    wanted: 'too-large',
    pour: (flooder) => told(flooder, 'too-large', (doc) => doc.getText(FILE).insert(0, 'x'.repeat(200_000))),
  },
  {
    what: 'the same by HTTP',
    wanted: '413',
    pour: async (flooder) => {
      const options = { method: 'PUT', body: 'x'.repeat(200_000), headers: { 'Content-Type': 'text/plain' } };
      return `${(await flooder.fetch(`/api/sessions/${flooder.session.id}/files/big.txt`, options)).status}`;
    },
  },
  {
    what: 'Yjs client ids of one connection',
    wanted: '1008 client-id at the 9th',
    pour: async (flooder) => {
      const attacker = await flooder.connect();
      for (let count = 1; count <= 20; count += 1) {
        const closing = await attacker.say(encodeSyncMessage(SyncKind.Update, editBy(5_000 + count)));
        if (closing !== null) return `${closing.code} ${closing.reason} at the ${count}th`;
      }
      return 'all taken';
    },
  },
  {
    what: 'Yjs client ids in one step 2, 600',
    wanted: 'too-large',
    pour: async (flooder) => {
      const attacker = await flooder.connect();
      const updates = Array.from({ length: 600 }, (_, index) => editBy(9_000 + index));
      await attacker.say(encodeSyncMessage(SyncKind.Step2, Y.mergeUpdates(updates)));
      await until('a notice', () => attacker.notices.length > 0);
      return attacker.notices.join(', ');
    },
  },
  {
    what: 'a chat message of 100,000 characters',
    wanted: '1007 malformed',
    pour: async (flooder) => {
      const attacker = await flooder.connect();
      const closing = await attacker.say(encodeChatDraftMessage({ id: 'flood', text: 'x'.repeat(100_000) }));
      return closing === null ? attacker.notices.join(', ') : `${closing.code} ${closing.reason}`;
    },
  },
  {
    what: 'a chat message of 5,000 characters',
    wanted: 'chat-refused',
    pour: async (flooder) => {
      const attacker = await flooder.connect();
      await attacker.say(encodeChatDraftMessage({ id: 'flood', text: 'x'.repeat(5_000) }));
      return attacker.notices.join(', ');
    },
  },
  {
    what: 'links of a session',
    wanted: `${MOST_LINKS - 3} × 201, 5 × 409`,
    pour: async (flooder) => {
      const statuses: string[] = [];
      for (let count = 3; count < MOST_LINKS + 5; count += 1) {
        const body = JSON.stringify({ role: 'viewer' });
        const path = `/api/sessions/${flooder.session.id}/links`;
        statuses.push(`${(await flooder.fetch(path, { method: 'POST', body, headers: JSON_TYPE })).status}`);
      }
      return tally(statuses);
    },
  },
  {
    what: 'sync step 1, 60 at once',
    wanted: 'at most 5 answered, 1008 rate',
    pour: async (flooder) => {
      const attacker = await flooder.connect();
      for (let count = 0; count < 60; count += 1)
        attacker.socket.send(encodeSyncMessage(SyncKind.Step1, Uint8Array.of(0)));
      const { code, reason } = await flooder.ended(attacker);
      const answered = attacker.heard.filter((message) => kindOf(message) === SyncKind.Step2).length;
      return `${answered <= 5 ? 'at most 5' : answered} answered, ${code} ${reason}`;
    },
  },
  {
    what: 'guessed tokens',
    wanted: `${attempts} × 401, 10 × 429 with Retry-After, and the right one is let in`,
    pour: async (flooder) => {
      const answers: string[] = [];
      const path = `/api/sessions/${flooder.session.id}`;
      for (let time = 0; time < attempts + 10; time += 1) {
        const answer = await flooder.fetch(path, {}, String(time).padStart(32, 'w'));
        const isTold = answer.headers.get('retry-after') !== null;
        answers.push(`${answer.status}${isTold ? ' with Retry-After' : ''}`);
      }
      const isIn = (await flooder.fetch(path)).status === 200;
      return `${tally(answers)}, and the right one is ${isIn ? '' : 'not '}let in`;
    },
  },
];

const JSON_TYPE = { 'Content-Type': 'application/json' };

function editBy(clientId: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.getText(FILE).insert(0, 'x');
  return Y.encodeStateAsUpdate(doc);
}

/** The notices that an edit brings, in one word if they are all the same. */
async function told(flooder: Flooder, wanted: string, edit: (doc: Y.Doc) => void): Promise<string> {
  const attacker = await flooder.connect();
  const doc = new Y.Doc();
  doc.transact(() => edit(doc));
  await attacker.say(encodeSyncMessage(SyncKind.Update, Y.encodeStateAsUpdate(doc)));
  await until(`a notice ${wanted}`, () => attacker.notices.length > 0 || attacker.closing !== null);
  return attacker.notices.join(', ');
}

function kindOf(message: Uint8Array): SyncKind | null {
  const decoder = decoderOf(message);
  return readUint(decoder) === MessageType.Sync ? readSyncBody(decoder, 1 << 26).kind : null;
}

function tally(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${count} × ${word}`).join(', ');
}

/** A byte each 300 ms, for ever. */
async function slowHeaders({ instance }: Flooder): Promise<string> {
  const begun = performance.now();
  const ends = Array.from({ length: 15 }, () => {
    const socket = connect(Number(new URL(instance.url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    const timer = setInterval(() => socket.write('a'), 300);
    return new Promise<number>((resolve) => {
      socket.on('data', () => undefined);
      socket.on('close', () => {
        clearInterval(timer);
        resolve((performance.now() - begun) / 1000);
      });
    });
  });
  const last = Math.max(...(await Promise.all(ends)));
  return last <= 14 ? 'all ended within 14 s' : `the last ended after ${last.toFixed(0)} s`;
}
