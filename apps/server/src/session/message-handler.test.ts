import {
  CloseCode,
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
  type ParticipantState,
  type Role,
  SyncKind,
  type UserId,
} from '@coedit/protocol';
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { settled } from './testing/fake-clock.ts';
import { type Client, FakeInstance, FILE, SESSION } from './testing/fake-instance.ts';
import { TO_CLIENT } from './testing/to-client.ts';

const ping = encodePingMessage(7);

function hello(name: string, wishedColour = 0, yjsClientId = 0, state: ParticipantState = 0): Uint8Array {
  return encodeHelloMessage({ name, wishedColour, yjsClientId, state });
}

function cursor(line: number, fileId: string = FILE): Uint8Array {
  return encodeCursorMessage({ line, column: 1, userId: 77 as UserId, fileId, selections: [] });
}

const call = (line: number) =>
  encodeCallMessage({ line, column: 1, userId: 77 as UserId, fileId: FILE, selections: [] });

const message = (type: number, ...bytes: number[]): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type);
    encoding.writeUint8Array(encoder, Uint8Array.from(bytes));
  });

describe('rate', () => {
  it('slows down who sends more than its burst, for as long as the debt lasts, and says so once', async () => {
    const instance = await FakeInstance.withSession();
    const ada = await instance.join();
    for (let count = 0; count < 300; count += 1) ada.send(ping);
    expect(ada.connection.paused).toBe(false);
    // What the socket had read already arrives although it is paused, and is taken.
    for (let count = 0; count < 100; count += 1) ada.send(ping);
    expect(ada.connection.types.filter((type) => type === MessageType.Pong)).toHaveLength(400);
    expect(ada.connection.notices.map(({ code }) => code)).toEqual(['rate-limited']);
    instance.clock.advance(999);
    expect(ada.connection.paused).toBe(true);
    instance.clock.advance(1);
    expect(ada.connection.paused).toBe(false);
    expect(ada.connection.closedWith).toBeNull();
  });

  it('closes who keeps that up for 20 s without a break', async () => {
    const instance = await FakeInstance.withSession();
    const ada = await instance.join();
    for (let count = 0; count < 300; count += 1) ada.send(ping);
    for (let ms = 0; ms < 20_000; ms += 10) {
      ada.send(ping);
      expect(ada.connection.closedWith).toBeNull();
      instance.clock.advance(10);
    }
    instance.clock.advance(0);
    ada.send(ping);
    ada.send(ping);
    instance.clock.advance(10);
    ada.send(ping);
    expect(ada.connection.closedWith).toEqual({ code: CloseCode.RuleBroken, reason: 'rate' });
  });

  it('forgives who takes a break', async () => {
    const instance = await FakeInstance.withSession();
    const ada = await instance.join();
    for (let round = 0; round < 10; round += 1) {
      for (let count = 0; count < 310; count += 1) ada.send(ping);
      instance.clock.advance(4_000);
    }
    expect(ada.connection.closedWith).toBeNull();
  });

  it('does not count cursors, which are coalesced', async () => {
    const instance = await FakeInstance.withSession();
    const ada = await instance.join();
    for (let count = 1; count < 2_000; count += 1) ada.send(cursor(count));
    expect([ada.connection.paused, ada.connection.notices]).toEqual([false, []]);
  });

  it('leaves no timer behind when the one it slowed down leaves', async () => {
    const instance = await FakeInstance.withSession();
    const ada = await instance.join();
    instance.clock.advance(1_000);
    const before = instance.clock.timers;
    for (let count = 0; count < 400; count += 1) ada.send(ping);
    expect(instance.clock.timers).toBe(before + 1);
    ada.participant.cancelResume();
    expect(instance.clock.timers).toBe(before);
  });
});

describe('sync step 1', () => {
  const step1 = encodeSyncMessage(SyncKind.Step1, new Uint8Array([0]));

  it('is answered five times at once, and then late instead of never', async () => {
    const instance = await FakeInstance.withSession();
    const ada = await instance.join();
    for (let count = 0; count < 12; count += 1) ada.send(step1);
    expect(ada.connection.syncs(SyncKind.Step2)).toHaveLength(5);
    instance.clock.advance(2_000);
    expect(ada.connection.syncs(SyncKind.Step2)).toHaveLength(6);
    instance.clock.advance(60_000);
    // Of those that waited the newest was answered; it holds what the others asked for.
    expect(ada.connection.syncs(SyncKind.Step2)).toHaveLength(6);
    expect(ada.connection.closedWith).toBeNull();
  });

  it('closes who asks without end', async () => {
    const instance = await FakeInstance.withSession();
    const ada = await instance.join();
    for (let count = 0; count < 40; count += 1) ada.send(step1);
    expect(ada.connection.closedWith).toEqual({ code: CloseCode.RuleBroken, reason: 'rate' });
  });

  it('with a state vector that is none is malformed, at once or late', async () => {
    const instance = await FakeInstance.withSession();
    const bad = encodeSyncMessage(SyncKind.Step1, new Uint8Array([9, 255, 255]));
    const ada = await instance.join();
    ada.send(bad);
    expect(ada.connection.closedWith?.code).toBe(CloseCode.Malformed);
    const ben = await instance.join();
    for (let count = 0; count < 5; count += 1) ben.send(step1);
    ben.send(bad);
    instance.clock.advance(2_000);
    expect(ben.connection.closedWith?.code).toBe(CloseCode.Malformed);
  });
});

describe('hello', () => {
  it('gives a cleaned name, a free colour and the Yjs client id, told to all', async () => {
    const instance = await FakeInstance.withSession();
    const ada = await instance.join();
    const ben = await instance.join();
    ada.send(hello('  Ada\u202e  L. ', 4, 1234, 1));
    ben.send(hello('', 4, 1235));
    instance.clock.advance(16);
    const seen = new Map(
      ben.connection.participants.map(({ participant }) => [participant.userId, participant]),
    );
    expect(seen.get(ada.participant.userId)).toMatchObject({
      name: 'Ada L.',
      colour: 4,
      state: 1,
      yjsClientId: 1234,
    });
    expect(seen.get(ben.participant.userId)?.name).toMatch(/^Guest /u);
    expect(seen.get(ben.participant.userId)?.colour).not.toBe(4);
  });

  it('leaves the colour as it is when only the state changes', async () => {
    const instance = await FakeInstance.withSession();
    const [ada, ben] = [await instance.join(), await instance.join()];
    ada.send(hello('Ada', 5));
    ben.send(hello('Ben', 5));
    const given = ben.participant.colour;
    ada.leave();
    ben.send(hello('Ben', 5, 0, 1));
    expect(ben.participant.colour).toBe(given);
    ben.send(hello('Ben', 6));
    expect(ben.participant.colour).toBe(6);
  });

  it('asks a silent holder of the id for a sign of life: a dead one loses it, a living one keeps it', async () => {
    const instance = await FakeInstance.withSession();
    const [old, back] = [await instance.join(), await instance.join()];
    old.send(hello('Ada', 0, 1234));
    back.send(hello('Mallory', 0, 1234));
    await settled();
    expect(old.connection.probes).toBe(1);
    expect([back.participant.name, back.participant.yjsClientId]).toEqual(['Mallory', 0]);
    const again = await instance.join();
    old.connection.alive = false;
    again.send(hello('Ada', 0, 1234));
    old.leave();
    await settled();
    expect(again.participant.yjsClientId).toBe(1234);
  });
});

describe('what is not of its form', () => {
  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['an unfinished number', Uint8Array.of(0x80)],
    ['a sync of unknown kind', message(0, 3, 0)],
    ['bytes behind the end', message(24, 1, 1)],
    ['a cursor in no file', cursor(3, 'notes')],
    ['an awareness that claims more than it holds', message(1, 2, 200, 1)],
    ['an update that is none', encodeSyncMessage(SyncKind.Update, Uint8Array.of(1, 2, 3))],
  ])('ends the connection of its sender alone, with 1007: %s', async (_what, bytes) => {
    const instance = await FakeInstance.withSession();
    const [mallory, ada] = [await instance.join(), await instance.join()];
    mallory.send(bytes);
    // A cursor is read with the next message of cursors.
    instance.clock.advance(16);
    expect(mallory.connection.closedWith?.code).toBe(CloseCode.Malformed);
    ada.type('still working');
    await settled();
    expect(ada.connection.saved.length).toBe(1);
  });

  it('is ignored when only its type is unknown', async () => {
    const instance = await FakeInstance.withSession();
    const ada = await instance.join();
    ada.send(message(60, 1, 2, 3));
    ada.send(message(4_000_000));
    expect(ada.connection.closedWith).toBeNull();
    expect(instance.errors).toEqual([]);
  });

  it('is not taken any more once the connection is being closed', async () => {
    const instance = await FakeInstance.withSession();
    const ada = await instance.join();
    instance.registry
      .live(SESSION)
      ?.standing.endLink(ada.participant.linkId, CloseCode.Revoked, 'link-revoked', 'Gone.');
    ada.type('too late');
    await settled();
    expect(await instance.storedText()).toBe('');
  });
});

describe('types from 16 up in the mouth of a stock client', () => {
  it('are not ours: a chat message says nothing', async () => {
    const instance = await FakeInstance.withSession();
    const [stock, ada] = [await instance.join('editor', { kind: 'stock' }), await instance.join()];
    stock.send(encodeChatDraftMessage({ id: 'one', text: 'hello' }));
    stock.send(hello('Mallory', 3));
    await settled();
    expect(ada.connection.chat).toEqual([]);
    expect(stock.connection.types.filter((type) => type >= 16)).toEqual([]);
  });
});

/**
 * Who may send what: one row per message to the server and role. A message without a row fails.
 */
const MAY: Record<
  string,
  { readonly roles: readonly Role[]; readonly done: (sender: Client, other: Client) => boolean }
> = {
  Sync: {
    roles: ['owner', 'editor'],
    done: (_sender, other) => other.connection.syncs(SyncKind.Update).length > 0,
  },
  Awareness: {
    roles: ['owner', 'editor', 'commenter', 'viewer'],
    done: (_s, other) => other.connection.awareness.length > 0,
  },
  QueryAwareness: {
    roles: ['owner', 'editor', 'commenter', 'viewer'],
    done: (sender) => sender.connection.closedWith === null,
  },
  Cursor: {
    roles: ['owner', 'editor', 'commenter', 'viewer'],
    done: (_s, other) => other.connection.cursors.length > 0,
  },
  Hello: {
    roles: ['owner', 'editor', 'commenter', 'viewer'],
    done: (sender) => sender.participant.name === 'Ada',
  },
  Chat: {
    roles: ['owner', 'editor', 'commenter', 'viewer'],
    done: (_s, other) => other.connection.chat.length > 0,
  },
  Follow: {
    roles: ['owner', 'editor', 'commenter', 'viewer'],
    done: (_s, other) => other.connection.followers.length > 0,
  },
  Call: {
    roles: ['owner', 'editor', 'commenter', 'viewer'],
    done: (_s, other) => other.connection.calls.length > 0,
  },
  Ask: {
    roles: ['commenter', 'viewer'],
    done: ({ connection, participant }) =>
      connection.asking.some((asking) => asking.includes(participant.userId)),
  },
  Check: {
    roles: ['owner', 'editor', 'commenter', 'viewer'],
    done: ({ connection }) => connection.types.includes(MessageType.Checked),
  },
  Ping: {
    roles: ['owner', 'editor', 'commenter', 'viewer'],
    done: ({ connection }) => connection.types.includes(MessageType.Pong),
  },
};
const ALL_ROLES: readonly Role[] = ['owner', 'editor', 'commenter', 'viewer'];

describe('roles', () => {
  it('have a row for every message', () => {
    expect([...Object.keys(MAY), ...TO_CLIENT].sort()).toEqual(Object.keys(MessageType).sort());
  });

  for (const [name, { roles, done }] of Object.entries(MAY)) {
    for (const role of ALL_ROLES) {
      it(`${role} ${roles.includes(role) ? 'may' : 'may not'} send ${name}`, async () => {
        const instance = await FakeInstance.withSession();
        const [other, sender] = [await instance.join(), await instance.join(role)];
        other.connection.clear();
        sender.send(sample(name, other.participant.userId));
        await instance.clock.pass(20);
        expect(done(sender, other)).toBe(roles.includes(role));
      });
    }
  }
});

function sample(name: string, other: UserId): Uint8Array {
  const doc = new Y.Doc();
  doc.getText(FILE).insert(0, 'x');
  const samples: Record<string, Uint8Array> = {
    Sync: encodeSyncMessage(SyncKind.Update, Y.encodeStateAsUpdate(doc)),
    Awareness: encodeAwarenessMessage([{ clientId: 1234, clock: 1, json: '{}' }]),
    QueryAwareness: message(3),
    Cursor: cursor(2),
    Hello: hello('Ada'),
    Chat: encodeChatDraftMessage({ id: 'one', text: 'hello' }),
    Follow: encodeFollowMessage(other),
    Call: call(2),
    Ask: encodeAskMessage(true),
    Check: encodeCheckMessage({ received: 0, attempt: 1, digest: new Uint8Array(8) }),
    Ping: ping,
  };
  return samples[name] ?? message(0);
}
