import type { Cursor, UserId } from '@coedit/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { Attention } from './attention.ts';
import { Room } from './room.ts';
import { FakeClock } from './testing/fake-clock.ts';
import { FakeConnection } from './testing/fake-connection.ts';
import { enter, type FakeParticipant } from './testing/room-of.ts';

let room: Room;
let clock: FakeClock;
let attention: Attention;
let ada: FakeParticipant;
let ben: FakeParticipant;
let cho: FakeParticipant;

beforeEach(() => {
  room = new Room();
  clock = new FakeClock();
  attention = new Attention(room, clock);
  ada = enter(room);
  ben = enter(room);
  cho = enter(room);
});

function leave(participant: FakeParticipant): void {
  room.remove(participant);
  attention.left(participant);
}

describe('following', () => {
  it('is told to who is followed, and to nobody else', () => {
    attention.follow(ada, ben.userId);
    attention.follow(cho, ben.userId);
    expect(ben.connection.followers).toEqual([[ada.userId], [ada.userId, cho.userId]]);
    expect([...ada.connection.sent, ...cho.connection.sent]).toEqual([]);
  });

  it('ends with another one, with nobody, and with leaving', () => {
    attention.follow(ada, ben.userId);
    attention.follow(ada, cho.userId);
    expect(ben.connection.followers.at(-1)).toEqual([]);
    expect(cho.connection.followers.at(-1)).toEqual([ada.userId]);
    attention.follow(ada, null);
    expect(cho.connection.followers.at(-1)).toEqual([]);
    attention.follow(ada, cho.userId);
    leave(ada);
    expect(cho.connection.followers.at(-1)).toEqual([]);
  });

  it('of who left is forgotten: their number tells nobody anything', () => {
    attention.follow(ada, ben.userId);
    leave(ben);
    ben.connection.clear();
    attention.follow(ada, null);
    attention.follow(ada, ben.userId);
    attention.follow(ada, 999_999 as UserId);
    attention.follow(ada, ada.userId);
    expect([...ben.connection.sent, ...ada.connection.sent]).toEqual([]);
  });
});

describe('a call', () => {
  const place: Cursor = {
    line: 12,
    column: 3,
    userId: 99 as UserId,
    fileId: 'file:aaaaaaaaaaaa',
    selections: [],
  };

  it('reaches everyone but the caller, in the caller’s name', () => {
    const stock = enter(room, { connection: new FakeConnection('stock') });
    attention.call(ada, place);
    expect(ben.connection.calls).toEqual([{ ...place, userId: ada.userId }]);
    expect(cho.connection.calls).toHaveLength(1);
    expect([...ada.connection.sent, ...stock.connection.sent]).toEqual([]);
  });

  it('is heard twice in a row, then once in five seconds', () => {
    for (let count = 0; count < 10; count += 1) attention.call(ada, place);
    expect(ben.connection.calls).toHaveLength(2);
    expect(ada.connection.notices[0]?.code).toBe('rate-limited');
    clock.advance(4_900);
    attention.call(ada, place);
    expect(ben.connection.calls).toHaveLength(2);
    clock.advance(200);
    attention.call(ada, place);
    expect(ben.connection.calls).toHaveLength(3);
    attention.call(cho, place);
    expect(ben.connection.calls).toHaveLength(4);
  });

  it('has a rate for all together: who comes again and again does not call again and again', () => {
    for (let count = 0; count < 50; count += 1) {
      const restless = enter(room);
      attention.call(restless, place);
      leave(restless);
    }
    expect(ben.connection.calls).toHaveLength(40);
    clock.advance(1_000);
    attention.call(ada, place);
    expect(ben.connection.calls).toHaveLength(41);
  });
});
