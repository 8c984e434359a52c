import { setImmediate as turn } from 'node:timers/promises';
import { SessionApi, SessionClient } from '@coedit/client';
import type { Instance } from '@coedit/instance';
import type { CreatedSession } from '@coedit/protocol';
import { Random } from '@coedit/protocol/testing';
import { WebSocket } from 'ws';
import { until } from '../until.ts';
import { isCleanText, PIECES } from './alphabet.ts';
import { contentsOf, firstDifference } from './contents.ts';
import { sendCarriageReturn } from './forger.ts';
import { OPERATIONS, type OperationName, operate } from './operations.ts';
import { Person } from './person.ts';
import { Tally } from './tally.ts';

/** Counted beside the operations. */
const HAPPENINGS = [
  'connections',
  'lines cut',
  'pieces delayed',
  'messages doubled to the server',
  'messages doubled to a client',
  'carriage returns forged and refused',
] as const;
export type Happening = (typeof HAPPENINGS)[number];

const SETTLE_MS = 60_000;
/** The server closes who breaks a rule with it. */
const RULE_BROKEN = 1008;
/** Of the operations; a raw program is a connection of its own each time. */
const FORGERIES = 1 / 200;

/** One seed: a session, 2 to 8 people, and what they do to it. */
export class Trial {
  readonly seed: number;
  readonly done = new Tally<OperationName>(OPERATIONS);
  readonly happened = new Tally<Happening>(HAPPENINGS);
  readonly #instance: Instance;
  readonly #random: Random;
  readonly #said = new Set<string>();
  readonly #people: Person[] = [];
  #session: CreatedSession | null = null;
  #number = 0;
  #isCalm = false;
  /** As all agreed on at the end. */
  #contents = '';

  constructor(instance: Instance, seed: number) {
    this.#instance = instance;
    this.seed = seed;
    this.#random = new Random(seed);
  }

  /** Everyone does everything, then it becomes calm, and all replicas and the server must agree. */
  async run(operations: number): Promise<void> {
    try {
      const session = await this.#begin();
      await this.#operateAll(session, operations);
      await this.#settle();
      await this.#compareWithServer(session);
    } finally {
      await this.#end();
    }
  }

  /** After the server was killed and has read everything again from its store. */
  async compareAfterRestart(): Promise<void> {
    const session = this.#begun();
    const client = new SessionClient({
      serverUrl: this.#instance.webSocketUrl,
      sessionId: session.id,
      token: session.links.editor.token,
      name: 'Late',
      wishedColour: 0,
      WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
    });
    try {
      await until('the newcomer to be in', () => client.connection.get().kind === 'online');
      this.#agree('the reloaded store', contentsOf(client.doc));
      await until('the newcomer to see the chat', () => client.chat.get().length >= this.#said.size);
      this.#compareChat('the reloaded store', client);
    } finally {
      client.destroy();
    }
  }

  async #begin(): Promise<CreatedSession> {
    const random = this.#random;
    const text = Array.from({ length: 50 }, () => random.pick(PIECES)).join('');
    this.#session = await this.#instance.createSession([{ path: 'first.txt', text }]);
    const count = 2 + random.below(7);
    for (let index = 0; index < count; index++) {
      const own = { random: new Random(random.below(2 ** 31)), isCalm: () => this.#isCalm };
      this.#people.push(await Person.join(this.#instance, this.#session, `Person ${index}`, own));
    }
    await until('everyone to have the first file', () =>
      this.#people.every(({ client }) => client.workspace.files.get().length > 0),
    );
    for (const { repeater } of this.#people) repeater.chance = 0.05;
    return this.#session;
  }

  async #operateAll(session: CreatedSession, operations: number): Promise<void> {
    const random = this.#random;
    const next = () => ++this.#number;
    const forgeries: Promise<void>[] = [];
    for (let index = 0; index < operations; index++) {
      const person = random.pick(this.#people);
      this.done.add(operate({ random, person, next, said: this.#said }));
      this.#comeBack();
      if (random.chance(FORGERIES)) forgeries.push(this.#forge(session));
      // Now and then all that is under way arrives; mostly people write at the same time.
      const turns = random.chance(0.1) ? 10 : 1;
      for (let count = 0; count < turns; count++) await turn();
    }
    await Promise.all(forgeries);
  }

  #comeBack(): void {
    for (const person of this.#people) {
      if (person.offlineFor === 0) continue;
      person.offlineFor -= 1;
      if (person.offlineFor === 0) person.client.reconnectNow();
    }
  }

  async #forge(session: CreatedSession): Promise<void> {
    const [file] = this.#people.flatMap(({ client }) => client.workspace.files.get());
    if (file === undefined) return;
    const code = await sendCarriageReturn(this.#instance, session, file.id);
    if (code !== RULE_BROKEN) throw new Error(`a forged carriage return was answered with ${code}`);
    this.happened.add('carriage returns forged and refused');
  }

  async #settle(): Promise<void> {
    this.#isCalm = true;
    for (const { client, repeater } of this.#people) {
      repeater.chance = 0;
      client.reconnectNow();
    }
    await until('everyone to be online with all saved', () => this.#people.every(isIdle), SETTLE_MS);
    const [first] = this.#people;
    if (first === undefined) throw new Error('nobody took part');
    const all = () => this.#people.map(({ client }) => contentsOf(client.doc));
    try {
      await until('all clients to agree', () => new Set(all()).size === 1, SETTLE_MS);
    } catch (cause) {
      const contents = all();
      const other = contents.find((content) => content !== contents[0]) ?? '';
      throw new Error(`clients differ ${firstDifference(contents[0] ?? '', other)}`, { cause });
    }
    this.#contents = contentsOf(first.client.doc);
    if (!isClean(first.client)) throw new Error('a foreign character got in');
    for (const { client } of this.#people) {
      await until('all chat to arrive', () => client.chat.get().length >= this.#said.size, SETTLE_MS);
      this.#compareChat('a client', client);
    }
  }

  /** The server's own replica, as it leaves by HTTP. */
  async #compareWithServer(session: CreatedSession): Promise<void> {
    const [first] = this.#people;
    if (first === undefined) throw new Error('nobody took part');
    const { workspace } = first.client;
    const api = new SessionApi(this.#instance.url, session.links.owner.token);
    const files = workspace.files.get();
    const paths = (await api.listFiles(session.id)).map(({ path }) => path).sort();
    const wanted = files.map(({ displayPath }) => displayPath).sort();
    if (JSON.stringify(paths) !== JSON.stringify(wanted))
      throw new Error(`the server has the files ${paths.join()}, the clients have ${wanted.join()}`);
    for (const { id, displayPath } of files) {
      const served = await api.readFile(session.id, displayPath);
      if (served === workspace.export(id)) continue;
      throw new Error(
        `${displayPath} differs on the server ${firstDifference(workspace.export(id), served)}`,
      );
    }
  }

  #agree(who: string, contents: string): void {
    if (contents !== this.#contents)
      throw new Error(`${who} differs ${firstDifference(this.#contents, contents)}`);
  }

  #compareChat(who: string, client: SessionClient): void {
    const heard = client.chat.get().map(({ text }) => text);
    const isSame = heard.length === this.#said.size && heard.every((text) => this.#said.has(text));
    if (!isSame) throw new Error(`${who} has ${heard.length} chat messages, ${this.#said.size} were sent`);
  }

  async #end(): Promise<void> {
    for (const person of this.#people) {
      const { connections, cuts, delays } = person.line.counts;
      const { toServer, oldStep2, toClient } = person.repeater.counts;
      this.happened.add('connections', connections);
      this.happened.add('lines cut', cuts);
      this.happened.add('pieces delayed', delays);
      this.happened.add('messages doubled to the server', toServer + oldStep2);
      this.happened.add('messages doubled to a client', toClient);
      await person.leave();
    }
    this.#people.length = 0;
  }

  #begun(): CreatedSession {
    if (this.#session === null) throw new Error(`seed ${this.seed} has not begun`);
    return this.#session;
  }
}

function isClean({ workspace }: SessionClient): boolean {
  return workspace.files.get().every(({ id }) => isCleanText(workspace.text(id).toString()));
}

function isIdle({ client }: Person): boolean {
  return client.connection.get().kind === 'online' && client.saveStatus.get().kind === 'saved';
}
