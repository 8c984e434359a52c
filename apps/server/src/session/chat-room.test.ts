import type { ChatMessage } from '@coedit/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { ChatRoom } from './chat-room.ts';
import { Room } from './room.ts';
import { FakeClock, settled } from './testing/fake-clock.ts';
import { FakeConnection } from './testing/fake-connection.ts';
import { enter, type FakeParticipant } from './testing/room-of.ts';

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
  const store = async (message: ChatMessage): Promise<void> => {
    if (storeError !== null) throw storeError;
    stored.push(message);
  };
  return new ChatRoom(messages, { room, clock, maxLength: 20, store });
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
    expect(ada.connection.chat.map(({ text }) => text)).toEqual(['hello', 'hello']);
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
});
