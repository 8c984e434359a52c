import type { ChatMessage } from '@coedit/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { ChatRoom } from './chat-room.ts';
import { Room } from './room.ts';
import { FakeClock, settled } from './testing/fake-clock.ts';
import { FakeConnection } from './testing/fake-connection.ts';
import { enter, type FakeParticipant } from './testing/room-of.ts';

const ADA_HASH = new Uint8Array(32).fill(1);

let room: Room;
let clock: FakeClock;
let stored: ChatMessage[];
let storeError: Error | null;
let chat: ChatRoom;
let ada: FakeParticipant;
let ben: FakeParticipant;

beforeEach(() => {
  room = new Room();
  clock = new FakeClock();
  stored = [];
  storeError = null;
  ada = enter(room);
  ben = enter(room);
  chat = newChat([]);
});

function newChat(messages: readonly ChatMessage[]): ChatRoom {
  const store = async (message: ChatMessage): Promise<ChatMessage | null> => {
    if (storeError !== null) throw storeError;
    const there = stored.find(({ id }) => id === message.id);
    if (there === undefined) stored.push(message);
    return there ?? null;
  };
  const retract = async (id: string, personHash: Uint8Array | null): Promise<ChatMessage | null> => {
    if (storeError !== null) throw storeError;
    const isTheirs = personHash === null || personHash[0] === ADA_HASH[0];
    const message = stored.find((each) => each.id === id);
    if (!isTheirs || message === undefined) return null;
    stored = stored.map((each) => (each.id === id ? { ...each, text: '' } : each));
    return message;
  };
  return new ChatRoom(messages, { room, clock, maxLength: 20, store, retract });
}

describe('chat', () => {
  it('shows a message to everyone, its sender too, stamped by the server, once it is kept', async () => {
    const stock = enter(room, { connection: new FakeConnection('stock') });
    chat.receive(ada, { id: 'one', text: 'hello' });
    expect(ben.connection.chat).toEqual([]);
    await settled();
    const message = { id: 'one', text: 'hello', userId: ada.userId, name: ada.name, time: clock.now() };
    expect(ben.connection.chat).toEqual([message]);
    expect(ada.connection.chat).toEqual([message]);
    expect(stored).toEqual([message]);
    expect(stock.connection.sent).toEqual([]);
  });

  it('shows a message sent twice once, and answers the repetition to its sender alone', async () => {
    chat.receive(ada, { id: 'one', text: 'hello' });
    chat.receive(ada, { id: 'one', text: 'hello' });
    await settled();
    expect(ben.connection.chat).toHaveLength(1);
    chat.receive(ada, { id: 'one', text: 'something else' });
    await settled();
    expect(ben.connection.chat).toHaveLength(1);
    expect(ada.connection.chat.map(({ text }) => text)).toEqual(['hello', 'hello', 'hello']);
  });

  it('shows nothing else under the id of a message that was kept long ago', async () => {
    for (let count = 0; count < 120; count += 1) chat.receive(ada, { id: `m${count}`, text: `${count}` });
    await settled();
    const newcomer = enter(room);
    chat.receive(ben, { id: 'm3', text: 'not what was said' });
    await settled();
    expect(newcomer.connection.chat).toEqual([]);
    expect(ben.connection.chat.at(-1)).toMatchObject({ id: 'm3', text: '3', userId: ada.userId });
    chat.introduceTo(newcomer);
    expect(newcomer.connection.chat.map(({ id }) => id)).not.toContain('m3');
  });

  it('refuses what cannot be kept, and tells its sender which message it was', async () => {
    storeError = new Error('full');
    chat.receive(ada, { id: 'one', text: 'hello' });
    await settled();
    expect(ada.connection.notices).toMatchObject([{ code: 'chat-refused', details: { id: 'one' } }]);
    expect(ben.connection.sent).toEqual([]);
    storeError = null;
    chat.receive(ada, { id: 'one', text: 'hello' });
    await settled();
    expect(ben.connection.chat).toHaveLength(1);
  });

  it.each([
    ['', 'text'],
    ['id', ' \n '],
    ['id', 'x'.repeat(21)],
  ])('refuses id %j with text %j', async (id, text) => {
    chat.receive(ada, { id, text });
    await settled();
    expect(ada.connection.notices.map(({ code }) => code)).toEqual(['chat-refused']);
    expect(stored).toEqual([]);
  });

  it('tells a newcomer the latest hundred', async () => {
    for (let count = 0; count < 120; count += 1) chat.receive(ada, { id: `m${count}`, text: `${count}` });
    await settled();
    const newcomer = enter(room);
    chat.introduceTo(newcomer);
    const texts = newcomer.connection.chat.map(({ text }) => text);
    expect([texts.length, texts[0], texts.at(-1)]).toEqual([100, '20', '119']);
  });

  it('says nothing to a newcomer when nothing was said', () => {
    chat.introduceTo(ben);
    expect(ben.connection.sent).toEqual([]);
  });

  it('takes a message back for who said it, from everyone and for who comes later', async () => {
    const author = enter(room, { personHash: ADA_HASH });
    chat.receive(author, { id: 'one', text: 'a secret' });
    await settled();
    // On another connection, with another number.
    room.remove(author);
    const again = enter(room, { personHash: ADA_HASH });
    chat.receive(again, { id: 'one', text: '' });
    await settled();
    expect(ben.connection.chat.map(({ id, text }) => [id, text])).toEqual([
      ['one', 'a secret'],
      ['one', ''],
    ]);
    const newcomer = enter(room);
    chat.introduceTo(newcomer);
    expect(newcomer.connection.chat.map(({ text }) => text)).toEqual(['']);
  });

  it('takes nothing back for another, for who is not known, or while nothing can be kept', async () => {
    const author = enter(room, { personHash: ADA_HASH });
    chat.receive(author, { id: 'one', text: 'mine' });
    await settled();
    chat.receive(enter(room, { personHash: new Uint8Array(32).fill(2) }), { id: 'one', text: '' });
    chat.receive(ben, { id: 'one', text: '' });
    await settled();
    storeError = new Error('full');
    chat.receive(author, { id: 'one', text: '' });
    await settled();
    expect(ben.connection.chat.map(({ text }) => text)).toEqual(['mine']);
    expect(ben.connection.notices.map(({ code }) => code)).toEqual(['chat-refused']);
    expect(author.connection.notices.map(({ code }) => code)).toEqual(['chat-refused']);
  });

  it('is emptied by an owner whoever said it, which everyone is told once, with the owner’s name', async () => {
    const owner = enter(room, { role: 'owner', name: 'Olga', personHash: new Uint8Array(32).fill(3) });
    const author = enter(room, { name: 'Ada', personHash: ADA_HASH });
    chat.receive(author, { id: 'one', text: 'rude words' });
    await settled();
    chat.receive(owner, { id: 'one', text: '' });
    await settled();
    chat.receive(owner, { id: 'one', text: '' });
    await settled();
    expect(ben.connection.chat.map(({ name, text }) => [name, text])).toEqual([
      ['Ada', 'rude words'],
      ['Ada', ''],
      ['Ada', ''],
    ]);
    for (const { connection } of [ben, author, owner])
      expect(connection.notices).toEqual([
        {
          code: 'chat-deleted',
          text: 'Olga deleted a message of Ada.',
          details: { id: 'one', by: 'Olga', name: 'Ada' },
        },
      ]);
    const editor = enter(room, { role: 'editor' });
    chat.receive(author, { id: 'two', text: 'kept' });
    await settled();
    chat.receive(editor, { id: 'two', text: '' });
    await settled();
    expect(editor.connection.notices.map(({ code }) => code)).toEqual(['chat-refused']);
    expect(ben.connection.chat.at(-1)?.text).toBe('kept');
  });
});
