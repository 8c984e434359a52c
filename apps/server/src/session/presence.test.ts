import {
  type Cursor,
  decoderOf,
  encodeCursor,
  MalformedMessage,
  PresenceKind,
  type UserId,
} from '@coedit/protocol';
import type { Decoder } from 'lib0/decoding';
import { beforeEach, describe, expect, it } from 'vitest';
import { freeColour, Presence } from './presence.ts';
import { Room } from './room.ts';
import { FakeClock } from './testing/fake-clock.ts';
import { FakeConnection } from './testing/fake-connection.ts';
import { enter } from './testing/room-of.ts';

const cursorAt = (line: number): Cursor => ({
  line,
  column: 1,
  userId: 999 as UserId,
  fileId: 'file:aaaaaaaaaaaa',
  selections: [],
});

/** As it comes, behind the type of its message. */
const at = (line: number): Decoder => decoderOf(encodeCursor(cursorAt(line)));

let room: Room;
let clock: FakeClock;
let presence: Presence;
let heard: string[];

beforeEach(() => {
  room = new Room();
  clock = new FakeClock();
  heard = [];
  presence = new Presence({
    room,
    clock,
    onMoved: ({ userId, cursor }) => heard.push(`${userId} is on line ${cursor?.line}`),
    onFailed: ({ userId }, error) => heard.push(`${userId}: ${error instanceof MalformedMessage}`),
  });
});

describe('presence', () => {
  it("stamps a cursor with its sender's number", () => {
    const ada = enter(room);
    const ben = enter(room);
    presence.moved(ada, at(3));
    clock.advance(16);
    expect(ben.connection.cursors).toEqual([[{ ...cursorAt(3), userId: ada.userId }]]);
  });

  it('sends the newest cursor of each, once per flush, whoever moved how often', () => {
    const people = Array.from({ length: 20 }, () => enter(room));
    for (let line = 1; line <= 50; line += 1) for (const person of people) presence.moved(person, at(line));
    clock.advance(16);
    for (const { connection } of people) {
      expect(connection.sent).toHaveLength(1);
      expect(connection.cursors[0]).toHaveLength(20);
      expect(connection.cursors[0]?.every(({ line }) => line === 50)).toBe(true);
    }
  });

  it('reads none that was overtaken, tells of each that it read, and leaves out what is none', () => {
    const [ada, ben] = [enter(room), enter(room)];
    const [overtaken, newest] = [at(1), at(2)];
    presence.moved(ada, overtaken);
    presence.moved(ada, newest);
    presence.moved(ben, decoderOf(Uint8Array.of(1)));
    clock.advance(16);
    expect(overtaken.pos).toBe(0);
    expect(heard).toEqual([`${ada.userId} is on line 2`, `${ben.userId}: true`]);
    expect(ben.connection.cursors.flat().map(({ userId, line }) => [userId, line])).toEqual([
      [ada.userId, 2],
    ]);
  });

  it('keeps nothing that is longer than any cursor', () => {
    const ada = enter(room);
    expect(() => presence.moved(ada, decoderOf(new Uint8Array(700_000)))).toThrow(MalformedMessage);
    clock.advance(16);
    expect(heard).toEqual([]);
  });

  it('builds one message for all', () => {
    const [ada, ben, cem] = [enter(room), enter(room), enter(room)];
    presence.moved(ada, at(1));
    clock.advance(16);
    expect(ben.connection.sent[0]).toBe(cem.connection.sent[0]);
  });

  it('rests the longer, the more cursors it sent: who hears a hundred gets no more than who hears ten', () => {
    const people = Array.from({ length: 100 }, () => enter(room));
    const [ada] = people;
    for (let ms = 0; ms < 2_000; ms += 10) {
      for (const person of people) presence.moved(person, at(1 + ms));
      clock.advance(10);
    }
    const heard = ada!.connection.cursors.flat();
    expect(heard.length / 2).toBeGreaterThan(300);
    expect(heard.length / 2).toBeLessThan(550);
    ada!.connection.clear();
    clock.advance(1_000);
    for (const one of people.slice(0, 5)) presence.moved(one, at(7));
    clock.advance(16);
    expect(ada!.connection.cursors.flat().map(({ line }) => line)).toEqual([7, 7, 7, 7, 7]);
  });

  it('sends nothing while nobody moves', () => {
    const ada = enter(room);
    presence.moved(ada, at(1));
    clock.advance(16);
    ada.connection.clear();
    clock.advance(60_000);
    expect(ada.connection.sent).toEqual([]);
    expect(clock.timers).toBe(0);
  });

  it('spares a slow connection, and gives it the newest cursor of everyone when it takes bytes again', () => {
    const [ada, ben, slow] = [enter(room), enter(room), enter(room)];
    presence.moved(ben, at(9));
    clock.advance(16);
    slow.connection.clear();
    slow.connection.congested = true;
    for (let line = 1; line <= 5; line += 1) {
      presence.moved(ada, at(line));
      clock.advance(16);
    }
    expect(slow.connection.sent).toEqual([]);
    slow.connection.congested = false;
    presence.drained(slow);
    const lines = slow.connection.cursors.flat().map(({ userId, line }) => [userId, line]);
    expect(lines).toEqual([
      [ada.userId, 5],
      [ben.userId, 9],
    ]);
    presence.drained(slow);
    expect(slow.connection.sent).toHaveLength(1);
  });

  it('tells a newcomer who is here and where, itself included', () => {
    const ada = enter(room);
    presence.moved(ada, at(4));
    const newcomer = enter(room);
    presence.introduceTo(newcomer);
    clock.advance(16);
    expect(
      newcomer.connection.participants.map(({ kind, participant }) => [kind, participant.userId]),
    ).toEqual([
      [PresenceKind.Here, ada.userId],
      [PresenceKind.Here, newcomer.userId],
    ]);
    // Once with everyone's, once as what has just moved.
    expect(newcomer.connection.cursors.flat().map(({ line }) => line)).toEqual([4, 4]);
  });

  it('tells all who join together by the same bytes, and nobody who has left again', () => {
    const [ada, ben, cho] = [enter(room), enter(room), enter(room)];
    for (const newcomer of [ada, ben, cho]) presence.introduceTo(newcomer);
    room.remove(cho);
    presence.left(cho);
    clock.advance(16);
    expect(ada.connection.sent[0]).toBe(ben.connection.sent[0]);
    expect(cho.connection.sent).toEqual([]);
  });

  it('tells joining and leaving, and no cursor of who left', () => {
    const [ada, ben] = [enter(room), enter(room)];
    presence.joined(ben);
    presence.changed(ben);
    clock.advance(16);
    expect(ada.connection.participants.map(({ kind }) => kind)).toEqual([PresenceKind.Joined]);
    ada.connection.clear();
    presence.moved(ben, at(1));
    room.remove(ben);
    presence.left(ben);
    clock.advance(16);
    expect(ada.connection.participants.map(({ kind }) => kind)).toEqual([PresenceKind.Left]);
    expect(ada.connection.cursors).toEqual([]);
  });

  it('says nothing of its own to stock clients', () => {
    const ada = enter(room);
    const stock = enter(room, { connection: new FakeConnection('stock') });
    presence.joined(ada);
    presence.moved(ada, at(1));
    clock.advance(16);
    expect(stock.connection.sent).toEqual([]);
  });

  it('is quiet once it is stopped', () => {
    const ada = enter(room);
    presence.moved(ada, at(1));
    presence.stop();
    presence.stop();
    clock.advance(16);
    expect(ada.connection.sent).toEqual([]);
  });
});

describe('colours', () => {
  it('gives the wish if it is free, else what somebody has already, else the lowest free one', () => {
    const ada = enter(room, { colour: 3 });
    const ben = enter(room, { colour: 0 });
    expect(freeColour(5, room, null, 12)).toBe(5);
    expect(freeColour(3, room, null, 12)).toBe(1);
    expect(freeColour(3, room, ada, 12)).toBe(3);
    expect(freeColour(0, room, ada, 12)).toBe(3);
    expect(freeColour(12, room, ben, 12)).toBe(0);
    expect(freeColour(4_000_000_000, room, null, 12)).toBe(1);
  });

  it('goes past the palette when it is used up, so that no two share an index', () => {
    for (let colour = 0; colour < 12; colour += 1) enter(room, { colour });
    expect(freeColour(3, room, null, 12)).toBe(12);
  });
});
