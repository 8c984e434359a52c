import {
  encodeAwarenessMessage,
  encodeChatDraftMessage,
  encodeCursorMessage,
  encodeHelloMessage,
  encodePingMessage,
  encodeSyncMessage,
  MessageType,
  SyncKind,
} from '@coedit/protocol';
import type { Random } from '@coedit/protocol/testing';
import * as Y from 'yjs';

const FILE = 'file:aaaaaaaaaaaa';
const OTHERS_ID = 1;

type Make = (random: Random) => Uint8Array;

/** Real messages, of every type that a client sends. */
const REAL: readonly Make[] = [
  (random) => encodeSyncMessage(SyncKind.Update, updateOf(random)),
  (random) => encodeSyncMessage(SyncKind.Step2, updateOf(random)),
  () => encodeSyncMessage(SyncKind.Step1, Y.encodeStateVector(new Y.Doc())),
  (random) =>
    encodeHelloMessage({ name: 'Eve', wishedColour: 1, yjsClientId: random.below(2 ** 32), state: 0 }),
  (random) => encodeChatDraftMessage({ id: `chat-${random.below(1e9)}`, text: 'hello' }),
  (random) => encodePingMessage(random.below(1e9)),
  (random) => awareness(random.below(2 ** 32), { user: { name: 'Eve' } }),
  () => Uint8Array.of(MessageType.QueryAwareness),
  (random) => {
    const text = new Y.Doc().getText(FILE);
    text.insert(0, 'abc');
    const position = Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, 1));
    const userId = random.below(50) as Parameters<typeof encodeCursorMessage>[0]['userId'];
    const selections = [{ anchor: position, head: position }];
    return encodeCursorMessage({ line: 1, column: 2, userId, fileId: FILE, selections });
  },
];

/** Each kind with its name, so that a run tells what it tried. */
export const KINDS: readonly (readonly [name: string, make: Make])[] = [
  ['real, mutated', (random) => mutated(random.pick(REAL)(random), random)],
  ['real, mutated twice', (random) => mutated(mutated(random.pick(REAL)(random), random), random)],
  ['real, cut short', (random) => cut(random.pick(REAL)(random), random)],
  ['real, with more behind', (random) => joined(random.pick(REAL)(random), noise(random, 20))],
  ['two in one', (random) => joined(random.pick(REAL)(random), random.pick(REAL)(random))],
  ['random bytes', (random) => noise(random, 200)],
  ['random bytes of a known type', (random) => joined(Uint8Array.of(random.below(32)), noise(random, 200))],
  ['update of random bytes', (random) => encodeSyncMessage(random.pick([1, 2] as const), noise(random, 200))],
  ['state vector of random bytes', (random) => encodeSyncMessage(SyncKind.Step1, noise(random, 100))],
  ['update in v2', (random) => encodeSyncMessage(SyncKind.Update, v2Of(random))],
  [
    'a huge count of structs',
    () => encodeSyncMessage(SyncKind.Update, Uint8Array.of(1, 0xff, 0xff, 0xff, 0x0f, 9, 0)),
  ],
  [
    'a huge length',
    (random) => joined(Uint8Array.of(random.below(32)), Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x7f)),
  ],
  ['a huge count of awareness states', () => Uint8Array.of(1, 5, 0xff, 0xff, 0xff, 0xff, 0x0f)],
  [
    'words in the name of another',
    (random) => encodeSyncMessage(SyncKind.Update, updateOf(random, OTHERS_ID)),
  ],
  [
    'a hello with another id',
    () => encodeHelloMessage({ name: 'Eve', wishedColour: 0, yjsClientId: OTHERS_ID, state: 0 }),
  ],
  ['awareness of others', (random) => awareness(OTHERS_ID + random.below(5), null)],
  ['awareness too deep', (random) => awareness(random.below(100), nested(200))],
  ['awareness too large', (random) => awareness(random.below(100), { text: 'x'.repeat(100_000) })],
  [
    'a name without end',
    () => encodeHelloMessage({ name: '😈'.repeat(50_000), wishedColour: 0, yjsClientId: 0, state: 0 }),
  ],
  [
    'a chat too long',
    (random) => encodeChatDraftMessage({ id: `c${random.below(1e9)}`, text: 'x'.repeat(100_000) }),
  ],
  ['a forbidden root', (random) => encodeSyncMessage(SyncKind.Update, rootOf('evil', random))],
  ['__proto__ as a setting', (random) => encodeSyncMessage(SyncKind.Update, settingOf('__proto__', random))],
  [
    'a path out of the tree',
    (random) => encodeSyncMessage(SyncKind.Update, pathOf('../../etc/passwd', random)),
  ],
  [
    'a carriage return',
    (random) => encodeSyncMessage(SyncKind.Update, updateOf(random, undefined, 'a\r\nb')),
  ],
  ['a clock gap', (random) => encodeSyncMessage(SyncKind.Update, gapOf(random))],
  ['no bytes at all', () => new Uint8Array()],
  [
    'of the server only',
    (random) => joined(Uint8Array.of(random.pick([2, 16, 18, 19, 21, 23, 25, 27])), noise(random, 50)),
  ],
  ['of no known type', (random) => joined(Uint8Array.of(64 + random.below(60)), noise(random, 50))],
  [
    'many structs',
    (random) => encodeSyncMessage(SyncKind.Update, manyStructs(2_000 + random.below(4_000), random)),
  ],
];

function updateOf(random: Random, clientId: number = random.below(2 ** 32), text = 'words'): Uint8Array {
  return editOf((doc) => doc.getText(FILE).insert(0, text), clientId);
}

function editOf(edit: (doc: Y.Doc) => void, clientId: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.transact(() => edit(doc));
  return Y.encodeStateAsUpdate(doc);
}

const rootOf = (name: string, random: Random): Uint8Array =>
  editOf((doc) => doc.getText(name).insert(0, 'x'), random.below(2 ** 32));

const settingOf = (key: string, random: Random): Uint8Array =>
  editOf((doc) => doc.getMap('settings').set(key, 1), random.below(2 ** 32));

const pathOf = (path: string, random: Random): Uint8Array =>
  editOf((doc) => doc.getMap('files').set(FILE, { path }), random.below(2 ** 32));

function v2Of(random: Random): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = random.below(2 ** 32);
  doc.getText(FILE).insert(0, 'v2');
  return Y.encodeStateAsUpdateV2(doc);
}

function gapOf(random: Random): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = random.below(2 ** 32);
  doc.getText(FILE).insert(0, 'before');
  const before = Y.encodeStateVector(doc);
  doc.getText(FILE).insert(6, 'after');
  return Y.encodeStateAsUpdate(doc, before);
}

function manyStructs(count: number, random: Random): Uint8Array {
  return editOf(
    (doc) => {
      const text = doc.getText(FILE);
      for (let index = 0; index < count; index += 1) text.insert(0, 'x');
    },
    random.below(2 ** 32),
  );
}

function awareness(clientId: number, state: unknown): Uint8Array {
  return encodeAwarenessMessage([{ clientId, clock: 1, json: JSON.stringify(state) }]);
}

function nested(depth: number): unknown {
  let value: unknown = {};
  for (let level = 0; level < depth; level += 1) value = { value };
  return value;
}

function noise(random: Random, most: number): Uint8Array {
  return Uint8Array.from({ length: random.below(most) }, () => random.below(256));
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

const cut = (message: Uint8Array, random: Random): Uint8Array =>
  message.slice(0, random.below(message.length));

function mutated(message: Uint8Array, random: Random): Uint8Array {
  const copy = message.slice();
  const at = random.below(Math.max(1, copy.length));
  const choice = random.below(4);
  if (choice === 0) copy[at] = random.below(256);
  else if (choice === 1) copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8));
  else if (choice === 2) return joined(copy.slice(0, at), joined(noise(random, 5), copy.slice(at)));
  else return joined(copy.slice(0, at), copy.slice(at + 1 + random.below(4)));
  return copy;
}
