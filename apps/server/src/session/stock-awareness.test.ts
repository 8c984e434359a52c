import {
  type AwarenessEntry,
  type Cursor,
  colourOf,
  decoderOf,
  encodeAwarenessMessage,
  type LinkId,
  type UserId,
} from '@coedit/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { ClientIds } from '../document/client-ids.ts';
import type { Participant } from './participant.ts';
import { Room } from './room.ts';
import { StockAwareness } from './stock-awareness.ts';
import { FakeClock } from './testing/fake-clock.ts';
import { FakeConnection } from './testing/fake-connection.ts';
import { enter, type FakeParticipant } from './testing/room-of.ts';

const PAGE_ID = 70_001;
const STOCK_ID = 80_001;

let room: Room;
let clock: FakeClock;
let ids: ClientIds;
let renamed: Participant[];
let awareness: StockAwareness;
let page: FakeParticipant;
let stock: FakeParticipant;

beforeEach(() => {
  room = new Room();
  clock = new FakeClock();
  ids = new ClientIds(1);
  renamed = [];
  awareness = new StockAwareness({
    room,
    ids,
    clock,
    nameLength: 64,
    onRenamed: (participant) => renamed.push(participant),
  });
  page = enter(room, { name: 'Ada', colour: 2 });
  stock = enterStock();
});

function enterStock(): FakeParticipant {
  return enter(room, { connection: new FakeConnection('stock') });
}

function introduce(participant: FakeParticipant, clientId: number): void {
  ids.claim(clientId, participant);
  participant.yjsClientId = clientId;
  awareness.changed(participant);
}

function leave(participant: FakeParticipant): void {
  room.remove(participant);
  ids.release(participant.userId);
  awareness.left(participant);
}

const says = (clientId: number, clockNumber: number, state: unknown): AwarenessEntry => ({
  clientId,
  clock: clockNumber,
  json: JSON.stringify(state),
});

const seen = ({ connection }: FakeParticipant): [number, unknown][] =>
  connection.awareness.map(({ clientId, json }) => [clientId, JSON.parse(json)]);

describe('pages, as stock clients see them', () => {
  it('has name, colour and cursor in the shape that y-codemirror.next reads', () => {
    const doc = new Y.Doc();
    const text = doc.getText('file:aaaaaaaaaaaa');
    text.insert(0, 'hello');
    const position = Y.createRelativePositionFromTypeIndex(text, 2);
    const encoded = Y.encodeRelativePosition(position);
    page.cursor = {
      line: 1,
      column: 3,
      userId: page.userId,
      fileId: 'file:aaaaaaaaaaaa',
      selections: [{ anchor: encoded, head: encoded }],
    };
    introduce(page, PAGE_ID);
    clock.advance(200);
    const { dark } = colourOf(2);
    const state = {
      user: { name: 'Ada', color: dark, colorLight: `${dark}33` },
      cursor: { anchor: { item: position.item, assoc: 0 }, head: { item: position.item, assoc: 0 } },
    };
    expect(seen(stock)).toMatchObject([[PAGE_ID, state]]);
    const [, shown] = seen(stock)[0]!;
    const { head } = (shown as { cursor: { head: unknown } }).cursor;
    const back = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(head), doc);
    expect(back?.index).toBe(2);
  });

  it('has no cursor while the page has none', () => {
    page.cursor = { line: 0, column: 0, userId: page.userId, fileId: '', selections: [] } satisfies Cursor;
    introduce(page, PAGE_ID);
    clock.advance(200);
    expect(Object.keys(seen(stock)[0]![1] as object)).toEqual(['user']);
  });

  it('is told at most five times a second, however often it changes, and never to pages', () => {
    for (let ms = 0; ms < 1_000; ms += 10) {
      awareness.changed(page);
      clock.advance(10);
    }
    expect(stock.connection.sent).toHaveLength(5);
    expect(page.connection.sent).toEqual([]);
  });

  it('has clocks that only rise, also when it comes back under its old id, for a real Awareness', () => {
    const receiver = new Awareness(new Y.Doc());
    const take = (): void => {
      for (const message of stock.connection.sent)
        applyAwarenessUpdate(receiver, message.subarray(message.length < 130 ? 2 : 3), 'server');
      stock.connection.clear();
    };
    for (let round = 0; round < 3; round += 1) {
      introduce(page, PAGE_ID);
      clock.advance(200);
      take();
      expect(receiver.getStates().get(PAGE_ID)).toMatchObject({ user: { name: page.name } });
      leave(page);
      take();
      expect(receiver.getStates().has(PAGE_ID)).toBe(false);
      page = enter(room, { name: `Ada ${round}` });
    }
    receiver.destroy();
  });

  it('is gone from the id it was shown under when it takes another', () => {
    awareness.changed(page);
    clock.advance(200);
    stock.connection.clear();
    introduce(page, PAGE_ID);
    const late = enterStock();
    awareness.introduceTo(late);
    expect(seen(late).map(([clientId]) => clientId)).toEqual([page.userId]);
    clock.advance(200);
    for (const receiver of [stock, late]) {
      const states = new Map(seen(receiver));
      expect([states.get(page.userId), states.get(PAGE_ID)]).toMatchObject([null, { user: { name: 'Ada' } }]);
    }
  });

  it('is gone when it leaves', () => {
    introduce(page, PAGE_ID);
    clock.advance(200);
    stock.connection.clear();
    leave(page);
    expect(seen(stock)).toEqual([[PAGE_ID, null]]);
  });
});

describe('stock clients', () => {
  it('are relayed to pages and to other stock clients, not to themselves, and known as participants', () => {
    const other = enterStock();
    awareness.receive(stock, [says(STOCK_ID, 1, { user: { name: ' Ben\u202e ' }, cursor: null })]);
    expect(seen(page)).toEqual(seen(other));
    expect(seen(page).map(([clientId]) => clientId)).toEqual([STOCK_ID]);
    expect(stock.connection.sent).toEqual([]);
    expect([stock.name, stock.yjsClientId]).toEqual(['Ben', STOCK_ID]);
    expect(renamed).toEqual([stock]);
    awareness.receive(stock, [says(STOCK_ID, 2, { user: { name: 'Ben' } })]);
    expect(renamed).toHaveLength(1);
  });

  it('are shown to newcomers of both kinds', () => {
    awareness.receive(stock, [says(STOCK_ID, 1, { user: { name: 'Ben' } })]);
    const [newPage, newStock] = [enter(room), enterStock()];
    awareness.introduceTo(newPage);
    awareness.introduceTo(newStock);
    expect(seen(newPage).map(([clientId]) => clientId)).toEqual([STOCK_ID]);
    expect(seen(newStock).map(([clientId]) => clientId)).toContain(STOCK_ID);
  });

  it('say that they leave, or it is said for them', () => {
    awareness.receive(stock, [says(STOCK_ID, 1, {})]);
    awareness.receive(stock, [says(STOCK_ID, 2, null)]);
    expect(seen(page).at(-1)).toEqual([STOCK_ID, null]);
    awareness.receive(stock, [says(STOCK_ID, 3, {})]);
    page.connection.clear();
    leave(stock);
    expect(page.connection.awareness).toEqual([{ clientId: STOCK_ID, clock: 4, json: 'null' }]);
  });

  it('speak for nobody but themselves', () => {
    introduce(page, PAGE_ID);
    const other = enterStock();
    awareness.receive(other, [says(80_002, 5, { user: { name: 'Cem' } })]);
    page.connection.clear();
    awareness.receive(stock, [says(PAGE_ID, 9e12, { user: { name: 'Mallory' } })]);
    awareness.receive(stock, [says(80_002, 9, { user: { name: 'Mallory' } }), says(80_002, 10, null)]);
    awareness.receive(stock, [says(1, 1, {})]);
    expect(page.connection.sent).toEqual([]);
    expect(other.connection.sent).toEqual([]);
  });

  it('have one state', () => {
    awareness.receive(stock, [says(STOCK_ID, 1, {}), says(STOCK_ID + 1, 1, {})]);
    expect(seen(page)).toEqual([[STOCK_ID, {}]]);
  });

  it('are not believed an older state, or one that is no object or too deep', () => {
    awareness.receive(stock, [says(STOCK_ID, 5, { a: 1 })]);
    page.connection.clear();
    const deep = { a: { b: { c: { d: { e: 1 } } } } };
    awareness.receive(stock, [says(STOCK_ID, 4, {}), says(STOCK_ID, 6, 'text'), says(STOCK_ID, 6, deep)]);
    awareness.receive(stock, [{ clientId: STOCK_ID, clock: 7, json: '{' }]);
    expect(page.connection.sent).toEqual([]);
  });

  it('take no id by echoing what they heard: a page that was shown as a guest', () => {
    awareness.introduceTo(stock);
    const [echo] = stock.connection.awareness;
    awareness.receive(stock, [echo!]);
    awareness.receive(stock, [says(STOCK_ID, 1, { user: { name: 'Ben' } })]);
    expect([stock.yjsClientId, stock.name]).toEqual([STOCK_ID, 'Ben']);
  });

  it('take no id by echoing what they heard: a page that is away comes back under its id', () => {
    introduce(page, PAGE_ID);
    clock.advance(200);
    const alive = stock.connection.awareness.at(-1)!;
    leave(page);
    const gone = stock.connection.awareness.at(-1)!;
    awareness.receive(stock, [alive]);
    awareness.receive(stock, [gone]);
    const back = enter(room, { linkId: page.linkId });
    expect(ids.claim(PAGE_ID, back)).toBe(true);
  });

  it('cannot take the id of another link by speaking', () => {
    const stranger = enter(room, { linkId: 'another' as LinkId });
    ids.claim(STOCK_ID, stranger);
    ids.release(stranger.userId as UserId);
    awareness.receive(stock, [says(STOCK_ID, 1, {})]);
    expect(page.connection.sent).toEqual([]);
  });
});

describe('silence', () => {
  it('lasts no longer than 20 s for anybody, and stock clients hear of every page again', () => {
    introduce(page, PAGE_ID);
    clock.advance(200);
    for (let round = 0; round < 5; round += 1) {
      page.connection.clear();
      stock.connection.clear();
      clock.advance(20_000);
      expect(page.connection.sent.length).toBeGreaterThan(0);
      expect(seen(stock).map(([clientId]) => clientId)).toContain(PAGE_ID);
    }
    expect(page.connection.awareness).toEqual([]);
    expect(page.connection.sent[0]).toEqual(encodeAwarenessMessage([]));
    expect(decoderOf(page.connection.sent[0]!).arr[0]).toBe(1);
  });

  it('ends with the session', () => {
    awareness.changed(page);
    awareness.stop();
    awareness.stop();
    clock.advance(100_000);
    expect(stock.connection.sent).toEqual([]);
    expect(clock.timers).toBe(0);
  });
});
