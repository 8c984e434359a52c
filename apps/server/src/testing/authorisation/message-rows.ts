import {
  encodeAskMessage,
  encodeAwarenessMessage,
  encodeCallMessage,
  encodeChatDraftMessage,
  encodeCheckMessage,
  encodeCursorMessage,
  encodeFollowMessage,
  encodeHelloMessage,
  encodePingMessage,
  encodeSyncMessage,
  MessageType,
  ROLES,
  type Role,
  SyncKind,
  type UserId,
} from '@coedit/protocol';
import * as Y from 'yjs';
import type { RawClient } from '../raw-client.ts';
import { newSecret } from './credentials.ts';

const EVERYONE: readonly Role[] = ROLES;
const EDITORS: readonly Role[] = ['owner', 'editor'];

/** The other one came first. */
const FIRST_INSIDE = 1 as UserId;

export interface MessageRow {
  /** Of the message table. */
  readonly type: keyof typeof MessageType;
  readonly roles: readonly Role[];
  /** Who may not is not told so: a page does not offer it. */
  readonly silent?: true;
  readonly make: (sender: RawClient, word: string) => Uint8Array;
  /** Whether it had its effect: on its sender, or on the other one who is inside. */
  readonly done: (sender: RawClient, other: RawClient, word: string) => boolean;
}

/** What a client may send, by its role. */
export const TO_SERVER: Readonly<Record<string, MessageRow>> = {
  'sync step 1': {
    type: 'Sync',
    roles: EVERYONE,
    make: ({ doc }) => encodeSyncMessage(SyncKind.Step1, Y.encodeStateVector(doc)),
    done: (sender) => sender.syncs(SyncKind.Step2).length > 0,
  },
  'sync step 2 that adds something': {
    type: 'Sync',
    roles: EDITORS,
    make: (sender, word) => encodeSyncMessage(SyncKind.Step2, newWords(sender, word)),
    done: (_sender, other, word) => other.text('a.txt').includes(word),
  },
  'sync update': {
    type: 'Sync',
    roles: EDITORS,
    make: (sender, word) => encodeSyncMessage(SyncKind.Update, newWords(sender, word)),
    done: (_sender, other, word) => other.text('a.txt').includes(word),
  },
  awareness: {
    type: 'Awareness',
    roles: EVERYONE,
    make: ({ doc }) => encodeAwarenessMessage([{ clientId: doc.clientID, clock: 1, json: '{"x":1}' }]),
    done: (sender, other) => other.awareness.some(({ clientId }) => clientId === sender.doc.clientID),
  },
  'query awareness': {
    type: 'QueryAwareness',
    roles: EVERYONE,
    make: () => Uint8Array.of(MessageType.QueryAwareness),
    done: (sender) => sender.closedWith === null,
  },
  cursor: {
    type: 'Cursor',
    roles: EVERYONE,
    make: () =>
      encodeCursorMessage({
        line: 7,
        column: 1,
        userId: 99 as UserId,
        fileId: 'file:aaaaaaaaaaaa',
        selections: [],
      }),
    done: ({ welcome }, other) =>
      other.cursors.some(({ line, userId }) => line === 7 && userId === welcome.userId),
  },
  hello: {
    type: 'Hello',
    roles: EVERYONE,
    make: ({ doc }) =>
      encodeHelloMessage({ name: 'Renamed', wishedColour: 3, yjsClientId: doc.clientID, state: 0 }),
    done: (_sender, other) => other.participants.some(({ participant }) => participant.name === 'Renamed'),
  },
  chat: {
    type: 'Chat',
    roles: EVERYONE,
    make: () => encodeChatDraftMessage({ id: newSecret(), text: 'said' }),
    done: (_sender, other) => other.types.includes(MessageType.Chat),
  },
  follow: {
    type: 'Follow',
    roles: EVERYONE,
    make: () => encodeFollowMessage(FIRST_INSIDE),
    done: (_sender, other) => other.types.includes(MessageType.Followers),
  },
  call: {
    type: 'Call',
    roles: EVERYONE,
    make: () =>
      encodeCallMessage({
        line: 7,
        column: 1,
        userId: 99 as UserId,
        fileId: 'file:aaaaaaaaaaaa',
        selections: [],
      }),
    done: (_sender, other) => other.types.includes(MessageType.Call),
  },
  ask: {
    type: 'Ask',
    roles: ['commenter', 'viewer'],
    silent: true,
    make: () => encodeAskMessage(true),
    done: ({ welcome }, other) => other.asking.some((all) => all.includes(welcome.userId)),
  },
  ping: {
    type: 'Ping',
    roles: EVERYONE,
    make: () => encodePingMessage(4711),
    done: (sender) => sender.types.includes(MessageType.Pong),
  },
  check: {
    type: 'Check',
    roles: EVERYONE,
    make: () => encodeCheckMessage({ received: 1_000_000, attempt: 1, digest: new Uint8Array(8) }),
    done: (sender) => sender.types.includes(MessageType.Checked),
  },
};

function newWords({ doc }: RawClient, word: string): Uint8Array {
  const mine = new Y.Doc();
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(mine);
  const [id = ''] = mine.getMap('files').keys();
  mine.getText(id).insert(0, word);
  return Y.encodeStateAsUpdate(mine, before);
}
