import { SessionClient } from '@coedit/client';
import type { Instance } from '@coedit/instance';
import type { CreatedSession, FileId } from '@coedit/protocol';
import { WebSocket } from 'ws';
import { waitUntil } from '../wait-until.ts';
import { newlySeen } from './ancestry.ts';
import { Author } from './author.ts';
import type { Trace } from './trace.ts';

export interface ReplayResult {
  readonly transactions: number;
  /** From the first keystroke until everyone had the last and it was saved. */
  readonly seconds: number;
}

const PATH = 'trace.txt';
/** Lower ids go first where two typed at one place at once, as in the recordings. */
const FIRST_CLIENT_ID = 1000;

/** Replays a trace through clients, with others who only watch, and checks every text; then again after a kill -9. Throws where one differs. */
export async function replay(trace: Trace, instance: Instance, watchers: number): Promise<ReplayResult> {
  const session = await instance.createSession([{ path: PATH, text: trace.startContent }]);
  const clients: SessionClient[] = [];
  try {
    for (let index = 0; index < trace.agents + watchers; index++)
      clients.push(await join(instance, session, `P${index}`));
    const started = performance.now();
    await typeAll(trace, clients.slice(0, trace.agents));
    await Promise.all(clients.map((client) => hasText(client, trace.endContent)));
    await Promise.all(clients.map((client) => isSaved(client)));
    const seconds = (performance.now() - started) / 1000;
    await checkServer(instance, session, trace.endContent, 'at the end');

    await instance.kill();
    await instance.start();
    await checkServer(instance, session, trace.endContent, 'after kill -9 and restart');
    clients.push(await join(instance, session, 'Newcomer'));
    for (const client of clients) client.reconnectNow();
    await Promise.all(clients.map((client) => isSaved(client)));
    await Promise.all(clients.map((client) => hasText(client, trace.endContent)));
    return { transactions: trace.transactions.length, seconds };
  } finally {
    for (const client of clients) client.destroy();
  }
}

async function typeAll(trace: Trace, clients: readonly SessionClient[]): Promise<void> {
  const authors = clients.map((client, index) => new Author(client, fileOf(client), FIRST_CLIENT_ID + index));
  const seen = newlySeen(trace);
  const typed: ReturnType<Author['type']>[] = [];
  for (const [index, transaction] of trace.transactions.entries()) {
    const author = authors[transaction.agent];
    if (author === undefined) throw new Error(`no agent ${transaction.agent}`);
    for (const other of seen[index] ?? []) {
      const theirs = typed[other];
      if (theirs === undefined) throw new Error(`transaction ${index} builds on ${other}, which comes later`);
      await author.see(theirs.update, theirs);
    }
    typed.push(author.type(transaction));
    // Lets the sockets work between keystrokes, as between those of a person.
    if (index % 32 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

async function join(instance: Instance, session: CreatedSession, name: string): Promise<SessionClient> {
  const client = new SessionClient({
    serverUrl: instance.webSocketUrl,
    sessionId: session.id,
    token: session.links.editor.token,
    name,
    wishedColour: 0,
    WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
  });
  await waitUntil(client.connection, ({ kind }) => kind === 'online', `${name} to be online`);
  return client;
}

function fileOf(client: SessionClient): FileId {
  const file = client.workspace.find(PATH);
  if (file === undefined) throw new Error(`the session has no ${PATH}`);
  return file.id;
}

async function hasText(client: SessionClient, wanted: string): Promise<void> {
  const text = client.workspace.text(fileOf(client));
  if (text.toString() === wanted) return;
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      text.unobserve(check);
      reject(
        new Error(
          `a client's text differs from the trace's end at ${firstDifference(text.toString(), wanted)}`,
        ),
      );
    }, 60_000);
    const check = (): void => {
      if (text.length !== wanted.length || text.toString() !== wanted) return;
      clearTimeout(timer);
      text.unobserve(check);
      resolve();
    };
    text.observe(check);
  });
}

const isSaved = (client: SessionClient): Promise<void> =>
  waitUntil(client.saveStatus, ({ kind }) => kind === 'saved', 'everything to be saved', 60_000);

async function checkServer(
  instance: Instance,
  session: CreatedSession,
  wanted: string,
  when: string,
): Promise<void> {
  const text = await instance.readFile(session, PATH);
  if (text !== wanted)
    throw new Error(
      `the server's text ${when} differs from the trace's end at ${firstDifference(text, wanted)}`,
    );
}

function firstDifference(a: string, b: string): number {
  let index = 0;
  while (index < a.length && a[index] === b[index]) index++;
  return index;
}
