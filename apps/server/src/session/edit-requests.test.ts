import type { Role } from '@coedit/protocol';
import { beforeEach, expect, it } from 'vitest';
import { EditRequests } from './edit-requests.ts';
import { Room } from './room.ts';
import { FakeClock } from './testing/fake-clock.ts';
import { enter, type FakeParticipant } from './testing/room-of.ts';

let room: Room;
let clock: FakeClock;
let requests: EditRequests;
let owner: FakeParticipant;
let viewer: FakeParticipant;

beforeEach(() => {
  room = new Room();
  clock = new FakeClock();
  requests = new EditRequests(room, clock);
  owner = enter(room, { role: 'owner' });
  viewer = enter(room, { role: 'viewer' });
});

const ben = new Uint8Array(32).fill(2);
const codes = ({ connection }: FakeParticipant) => connection.notices.map(({ code }) => code);
const seenBy = ({ connection }: FakeParticipant) => connection.asking.at(-1);

function change(participant: FakeParticipant, role: Role): void {
  participant.role = role;
  requests.roleChanged(participant);
}

function leave(participant: FakeParticipant): void {
  room.remove(participant);
  participant.gone = true;
  requests.left(participant);
}

it('owners see everyone who asks, who asks sees themselves alone, and nobody else hears of it', () => {
  const [other, editor] = [enter(room, { role: 'commenter' }), enter(room, { role: 'editor' })];
  requests.ask(viewer, true);
  requests.ask(other, true);
  expect(seenBy(owner)).toEqual([viewer.userId, other.userId]);
  expect(seenBy(viewer)).toEqual([viewer.userId]);
  expect(seenBy(other)).toEqual([other.userId]);
  expect(editor.connection.sent).toEqual([]);
  requests.ask(viewer, false);
  expect(seenBy(owner)).toEqual([other.userId]);
  expect(seenBy(viewer)).toEqual([]);
});

it('who may edit asks for nothing', () => {
  const editor = enter(room, { role: 'editor' });
  requests.ask(editor, true);
  requests.ask(owner, true);
  expect([seenBy(editor), seenBy(owner)]).toEqual([[], []]);
});

it('an owner who comes later, or becomes one, sees who asks; who is one no longer does not', () => {
  requests.ask(viewer, true);
  const late = enter(room, { role: 'owner' });
  requests.introduceTo(late);
  expect(seenBy(late)).toEqual([viewer.userId]);
  const editor = enter(room, { role: 'editor' });
  requests.introduceTo(editor);
  expect(editor.connection.sent).toEqual([]);
  change(editor, 'owner');
  expect(seenBy(editor)).toEqual([viewer.userId]);
  change(owner, 'viewer');
  expect(seenBy(owner)).toEqual([]);
});

it('an answer ends it, and so does leaving', () => {
  requests.ask(viewer, true);
  expect(requests.decline(viewer)).toBe(true);
  expect(codes(viewer)).toEqual(['ask-declined']);
  expect([seenBy(viewer), seenBy(owner)]).toEqual([[], []]);
  expect(requests.decline(viewer)).toBe(false);
  expect(codes(viewer)).toHaveLength(1);
  requests.ask(viewer, true);
  change(viewer, 'editor');
  expect([seenBy(viewer), seenBy(owner)]).toEqual([[], []]);
  change(viewer, 'viewer');
  requests.ask(viewer, true);
  expect(seenBy(owner)).toEqual([viewer.userId]);
  leave(viewer);
  expect(seenBy(owner)).toEqual([]);
});

it('of one person there is one, of the tab that asked last', () => {
  const [one, two] = [
    enter(room, { role: 'viewer', personHash: ben }),
    enter(room, { role: 'viewer', personHash: ben }),
  ];
  requests.ask(one, true);
  requests.ask(two, true);
  expect(seenBy(owner)).toEqual([two.userId]);
  expect(seenBy(one)).toEqual([]);
});

it('a request ends, for everybody, when the same person has the right on another connection, however it came', () => {
  const one = enter(room, { role: 'viewer', personHash: ben });
  const gains = (gain: () => void): void => {
    requests.ask(one, true);
    expect([seenBy(owner), seenBy(one)]).toEqual([[one.userId], [one.userId]]);
    gain();
    expect([seenBy(owner), seenBy(one)]).toEqual([[], []]);
  };
  const two = enter(room, { role: 'viewer', personHash: ben });
  gains(() => change(two, 'editor'));
  leave(two);
  gains(() => requests.joined(enter(room, { role: 'editor', personHash: ben })));
  expect(codes(one)).toEqual([]);
});

it('who may edit on another connection is told so instead of asking, and that costs them nothing', () => {
  const two = enter(room, { role: 'editor', personHash: ben });
  const one = enter(room, { role: 'viewer', personHash: ben });
  for (let time = 0; time < 5; time++) requests.ask(one, true);
  expect(codes(one)).toEqual(Array(5).fill('ask-needless'));
  expect([seenBy(one), seenBy(owner)]).toEqual([[], undefined]);
  leave(two);
  requests.ask(one, true);
  expect(seenBy(owner)).toEqual([one.userId]);
});

it('a person may ask three times in a row and then once a minute, on whatever connection', async () => {
  let tab = enter(room, { role: 'viewer', personHash: ben });
  const askAgain = (): boolean => {
    tab = enter(room, { role: 'viewer', personHash: ben });
    requests.ask(tab, true);
    const isOpen = seenBy(tab)?.length === 1;
    leave(tab);
    return isOpen;
  };
  expect([askAgain(), askAgain(), askAgain(), askAgain()]).toEqual([true, true, true, false]);
  expect(codes(tab)).toEqual(['rate-limited']);
  await clock.pass(60_000);
  expect([askAgain(), askAgain()]).toEqual([true, false]);
});

it('many new people together are slowed down as well', () => {
  const asked = Array.from({ length: 50 }, () => {
    const stranger = enter(room, { role: 'viewer' });
    requests.ask(stranger, true);
    return seenBy(stranger)?.length === 1;
  });
  expect(asked.filter(Boolean)).toHaveLength(30);
});
