import { afterEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { RefusedChanges } from './refused-changes.ts';
import { type Peer, type PeerOptions, twoPeers } from './testing/peer.ts';

const opened: Peer[] = [];

function two(text: string, options: PeerOptions): [Peer, Peer] {
  const peers = twoPeers(text, options);
  opened.push(...peers);
  return peers;
}

afterEach(() => {
  for (const peer of opened.splice(0)) peer.close();
});

describe('what may not be shared', () => {
  test('a change without the right to edit is taken back', () => {
    const refused = vi.fn();
    let allowed = false;
    const [mine] = two('text', { canEdit: () => allowed, onRefused: refused });
    mine.edit({ at: 0, insert: 'no ' });
    mine.model.setValue('no\r\nmore');
    expect(mine.value).toBe('text');
    expect(refused.mock.calls).toEqual([['read-only'], ['read-only']]);
    allowed = true;
    mine.edit({ at: 0, insert: 'a ' });
    expect(mine.value).toBe('a text');
    allowed = false;
    mine.model.undo();
    expect(mine.value).toBe('a text');
    expect(mine.model.canUndo()).toBe(false);
  });

  test('a paste over the limit is refused; redo makes it again when there is room', () => {
    const refused = vi.fn();
    const [mine, other] = two('0123456789', { maxLength: () => 20, onRefused: refused });
    mine.edit({ at: 5, insert: 'x'.repeat(11) });
    expect(mine.value).toBe('0123456789');
    expect(refused.mock.calls).toEqual([['too-long']]);
    expect(mine.model.canRedo()).toBe(true);

    mine.model.redo();
    expect(mine.value).toBe('0123456789');
    expect(refused).toHaveBeenCalledTimes(2);

    other.edit({ at: 0, remove: 2 });
    other.sendTo(mine);
    mine.model.redo();
    expect(mine.value).toBe(`234${'x'.repeat(11)}56789`);
    expect(mine.model.canRedo()).toBe(false);
    mine.model.undo();
    expect(mine.value).toBe('23456789');
  });

  test('a refused paste over a selection takes out what it would have replaced', () => {
    const [mine] = two('keep REPLACE keep', { maxLength: () => 20 });
    mine.edit({ at: 5, remove: 7, insert: 'y'.repeat(15) });
    expect(mine.value).toBe('keep REPLACE keep');
    mine.edit({ at: 12, remove: 5 });
    mine.model.redo();
    expect(mine.value).toBe(`keep ${'y'.repeat(15)}`);
  });

  test('what is too long already may become shorter', () => {
    const [mine] = two('x'.repeat(30), { maxLength: () => 20 });
    mine.edit({ at: 0, remove: 5 });
    expect(mine.value).toHaveLength(25);
    mine.edit({ at: 0, insert: 'y' });
    expect(mine.value).toHaveLength(25);
  });

  test('the limit is the one of now: the server tells it when the page is joined, and again after a restart', () => {
    let limit = 12;
    const [mine] = two('0123456789', { maxLength: () => limit });
    mine.edit({ at: 0, insert: 'abc' });
    expect(mine.value).toBe('0123456789');
    limit = 13;
    mine.edit({ at: 0, insert: 'abc' });
    expect(mine.value).toBe('abc0123456789');
    limit = 5;
    mine.edit({ at: 0, insert: 'd' });
    expect(mine.value).toBe('abc0123456789');
  });

  test('undo may not pass the limit either, and stays possible', () => {
    const refused = vi.fn();
    const [mine, other] = two('0123456789', { maxLength: () => 12, onRefused: refused });
    mine.edit({ at: 0, remove: 8 });
    other.edit({ at: 10, insert: 'abcdef' });
    other.sendTo(mine);
    mine.model.undo();
    expect(mine.value).toBe('89abcdef');
    expect(refused).toHaveBeenCalledWith('too-long');
    other.edit({ at: 10, remove: 6 });
    other.sendTo(mine);
    mine.model.undo();
    expect(mine.value).toBe('0123456789');
  });

  test('only the latest 20 refused changes are kept', () => {
    const text = new Y.Doc().getText('t');
    const kept = new RefusedChanges(text);
    for (let count = 0; count < 25; count++) kept.keep([{ offset: 0, deleted: 0, inserted: `${count}` }]);
    const taken: string[] = [];
    while (!kept.isEmpty) taken.push(...kept.take().map(({ inserted }) => inserted));
    expect(taken).toEqual(Array.from({ length: 20 }, (_, index) => `${24 - index}`));
  });
});
