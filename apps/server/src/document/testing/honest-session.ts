import type { Random } from '@coedit/protocol/testing';
import * as Y from 'yjs';
import { checkUpdate, type GuardContext, measureTotals, type Verdict } from '../guard.ts';

export const FILE_IDS = ['file:aaaaaaaaaaaa', 'file:bbbbbbbbbbbb', 'file:cccccccccccc_-9'];
const SNIPPETS = [
  'a',
  'b',
  'x',
  '\n',
  '  ',
  'const x = 1;\n',
  '😀',
  '👩‍👩‍👧',
  'ä',
  '\u0000',
  '\u202eabc',
  '🇨🇭é',
  '\ufeff',
];

export const ROOMY = {
  maxFileLength: 2 ** 22,
  maxSessionLength: 2 ** 25,
  maxFiles: 1000,
  maxSettingBytes: 4096,
  maxPieces: 500_000,
  maxWriters: 20_000,
};

/** One message to the server as it was, with the document before it. */
export interface Sent {
  readonly before: Uint8Array;
  readonly update: Uint8Array;
  readonly kind: 'update' | 'step2';
}

/** An honest client: its own document, an undo manager, and what it has not heard yet. */
export class HonestClient {
  readonly doc: Y.Doc;
  readonly undo: Y.UndoManager;
  online = true;
  inbox: Uint8Array[] = [];
  outbox: Uint8Array[] = [];

  constructor(id: number, gc: boolean) {
    this.doc = new Y.Doc({ gc });
    this.doc.clientID = id;
    const types = [...FILE_IDS.map((name) => this.doc.getText(name)), this.doc.getMap('files')];
    this.undo = new Y.UndoManager(types, {
      trackedOrigins: new Set(['me']),
      captureTimeout: 0,
      doc: this.doc,
    });
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server' && origin !== 'peer') this.outbox.push(update);
    });
  }

  act(random: Random): void {
    const choice = random.below(100);
    if (choice < 8) this.undo.undo();
    else if (choice < 12) this.undo.redo();
    else this.doc.transact(() => this.edit(random, choice), 'me');
  }

  private edit(random: Random, choice: number): void {
    const id = random.pick(FILE_IDS);
    const files = this.doc.getMap('files');
    if (choice < 20) files.set(id, this.entry(random));
    else if (choice < 23) files.delete(id);
    else if (choice < 26)
      this.doc
        .getMap('settings')
        .set(random.pick(['tabSize', 'a b']), random.pick([2, 'x', { a: [1, null] }, null, 0.5, true]));
    else for (let edits = 1 + random.below(3); edits > 0; edits -= 1) this.type(random, this.doc.getText(id));
  }

  private entry(random: Random): object {
    const path = `src/${random.pick(['ä', 'main', 'b c'])}-${random.below(9)}.ts`;
    return { path, ...(random.chance(0.3) && { eol: 'crlf' }), ...(random.chance(0.1) && { bom: true }) };
  }

  /** Types and deletes whole code points, as the page does. */
  private type(random: Random, text: Y.Text): void {
    const points = Array.from(text.toString());
    const from = random.chance(0.5) ? points.length : random.below(points.length + 1);
    const index = points.slice(0, from).join('').length;
    if (random.chance(0.65)) {
      text.insert(index, random.chance(0.02) ? '😀word\n'.repeat(50) : random.pick(SNIPPETS));
      return;
    }
    const count = random.chance(0.05) ? points.length : random.below(6);
    text.delete(index, points.slice(from, from + count).join('').length);
  }
}

/** A server with a guard, and honest clients around it. Every message that the guard judges is reported. */
export class HonestSession {
  server = new Y.Doc();
  readonly clients: HonestClient[];
  readonly sent: Sent[] = [];
  resyncs = 0;
  private readonly random: Random;
  private snapshot = Y.encodeStateAsUpdate(new Y.Doc());
  private readonly expect: (claim: boolean, what: string) => void;

  constructor(random: Random, expect: (claim: boolean, what: string) => void) {
    this.random = random;
    this.expect = expect;
    const count = 2 + random.below(4);
    this.clients = Array.from(
      { length: count },
      () => new HonestClient(random.below(2 ** 32), random.chance(0.6)),
    );
  }

  step(): void {
    const { random } = this;
    const client = random.pick(this.clients);
    const choice = random.below(100);
    if (choice < 70) client.act(random);
    else if (choice < 78) client.online = false;
    else if (choice < 84) this.reconnect(client);
    else if (choice < 86) this.meet(client, random.pick(this.clients));
    else if (choice < 87) this.snapshot = Y.encodeStateAsUpdate(this.server);
    else if (choice < 88) this.restart();
    else this.hear(client);
    if (client.online) this.send(client);
  }

  settle(): void {
    for (const client of this.clients) this.reconnect(client);
    for (const client of this.clients) this.hear(client);
  }

  private send(client: HonestClient): void {
    const updates = client.outbox;
    client.outbox = [];
    for (const update of updates) {
      const verdict = this.judge(client, update, 'update');
      if (verdict.kind === 'resync') this.answer(client);
    }
  }

  /** Sync step 1 and 2 in both directions. */
  private reconnect(client: HonestClient): void {
    client.online = true;
    client.inbox = [];
    this.answer(client);
    client.outbox = [];
    Y.applyUpdate(client.doc, Y.encodeStateAsUpdate(this.server, Y.encodeStateVector(client.doc)), 'server');
  }

  /** A client's step 2; a provider may also make it from stored updates. */
  private answer(client: HonestClient): void {
    const state = Y.encodeStateVector(this.server);
    const { random } = this;
    const update = random.chance(0.7)
      ? Y.encodeStateAsUpdate(client.doc, state)
      : random.chance(0.5)
        ? Y.encodeStateAsUpdate(client.doc)
        : Y.diffUpdate(Y.mergeUpdates([Y.encodeStateAsUpdate(client.doc), ...client.outbox]), state);
    const verdict = this.judge(client, update, 'step2');
    this.expect(verdict.kind === 'accept', `step 2 was judged ${JSON.stringify(verdict)}`);
  }

  /** Two clients tell each other what they have without the server (tabs, a stock provider's broadcast channel). */
  private meet(one: HonestClient, other: HonestClient): void {
    if (one.online || other.online) return;
    Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(one.doc)), 'peer');
    Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(other.doc)), 'peer');
  }

  /** The server loses what it had not saved; clients are ahead of it then. */
  private restart(): void {
    this.server = new Y.Doc();
    Y.applyUpdate(this.server, this.snapshot);
  }

  private hear(client: HonestClient): void {
    if (!client.online) return;
    for (const update of client.inbox) Y.applyUpdate(client.doc, update, 'server');
    client.inbox = [];
  }

  private judge(client: HonestClient, update: Uint8Array, kind: Sent['kind']): Verdict {
    const before = measureTotals(this.server);
    if (this.sent.length < 400) this.sent.push({ before: Y.encodeStateAsUpdate(this.server), update, kind });
    const verdict = checkUpdate(update, contextFor(this.server, kind, client.doc.clientID));
    this.expect(verdict.kind !== 'refuse', `honest ${kind} refused: ${JSON.stringify(verdict)}`);
    if (verdict.kind === 'resync') this.resyncs += 1;
    if (verdict.kind !== 'accept') return verdict;

    let emitted = false;
    const note = () => {
      emitted = true;
    };
    this.server.on('update', note);
    Y.applyUpdate(this.server, update);
    this.server.off('update', note);
    const after = measureTotals(this.server);
    this.expect(emitted === verdict.novel, `novel is ${verdict.novel}, Yjs changed: ${emitted}`);
    const change = after.sessionLength - before.sessionLength;
    this.expect(
      change === verdict.added - verdict.removed,
      `length changed by ${change}: ${JSON.stringify(verdict)}`,
    );
    this.expect(after.files === before.files || verdict.filesChanged, 'files changed unforeseen');
    if (verdict.novel)
      for (const other of this.clients) if (other !== client && other.online) other.inbox.push(update);
    return verdict;
  }
}

export function contextFor(doc: Y.Doc, kind: Sent['kind'], own: number): GuardContext {
  return {
    doc,
    kind,
    ownsClient: (id) => id === own,
    mayMerge: () => true,
    limits: ROOMY,
    totals: measureTotals(doc),
  };
}
