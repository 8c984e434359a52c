import { expect, test } from 'vitest';
import { Room } from './room.ts';
import { enter } from './testing/room-of.ts';

test('a name is taken while somebody in the room has it', () => {
  const room = new Room();
  const [ada, ben] = [enter(room, { name: 'Ada' }), enter(room, { name: 'Ada' })];
  expect(room.isNamed('Ada')).toBe(true);
  room.rename(ada, 'Countess');
  expect([ada.name, room.isNamed('Countess'), room.isNamed('Ada')]).toEqual(['Countess', true, true]);
  room.remove(ben);
  room.remove(ben);
  expect(room.isNamed('Ada')).toBe(false);
});

test('a colour is taken while somebody else has it', () => {
  const room = new Room();
  const [ada, ben] = [enter(room, { colour: 3 }), enter(room, { colour: 3 })];
  expect([room.isColourTaken(3, null), room.isColourTaken(3, ada)]).toEqual([true, true]);
  room.recolour(ben, 4);
  expect([room.isColourTaken(3, null), room.isColourTaken(3, ada), room.isColourTaken(4, ada)]).toEqual([
    true,
    false,
    true,
  ]);
  room.remove(ada);
  expect([room.isColourTaken(3, null), room.isColourTaken(3, ada)]).toEqual([false, false]);
});
