import type { LinkId, UserId } from '@coedit/protocol';
import { describe, expect, it } from 'vitest';
import { type Claimant, ClientIds } from './client-ids.ts';

const who = (userId: number, linkId = 'link-a'): Claimant => ({
  userId: userId as UserId,
  linkId: linkId as LinkId,
});

describe('client ids', () => {
  it('gives an id to the first who writes under it, and to nobody else while that one is in', () => {
    const ids = new ClientIds(1);
    expect(ids.claim(7, who(1))).toBe(true);
    expect(ids.claim(7, who(1))).toBe(true);
    expect(ids.claim(7, who(2))).toBe(false);
    expect(ids.rivalOf(7, who(2))).toBe(1);
    expect(ids.rivalOf(7, who(1))).toBeNull();
  });

  it('keeps the id of who left for the same link', () => {
    const ids = new ClientIds(1);
    ids.claim(7, who(1));
    ids.release(1 as UserId);
    expect(ids.claim(7, who(2, 'link-b'))).toBe(false);
    expect(ids.rivalOf(7, who(2, 'link-b'))).toBeNull();
    expect(ids.claim(7, who(3))).toBe(true);
    expect(ids.heldBy(3 as UserId)).toEqual([7]);
  });

  it("lets nobody use the server's own id", () => {
    const ids = new ClientIds(1);
    expect(ids.claim(1, who(1))).toBe(false);
    expect(ids.mayMerge(1, who(1))).toBe(false);
  });

  it('lets a step 2 bring what others wrote, but not in the name of one who is in', () => {
    const ids = new ClientIds(1);
    expect(ids.mayMerge(7, who(2))).toBe(true);
    ids.claim(7, who(1));
    expect(ids.mayMerge(7, who(2))).toBe(false);
    expect(ids.mayMerge(7, who(1))).toBe(true);
    ids.release(1 as UserId);
    expect(ids.mayMerge(7, who(2, 'link-b'))).toBe(true);
  });

  it('gives one participant eight ids at most', () => {
    const ids = new ClientIds(0);
    const given = Array.from({ length: 10 }, (_, index) => ids.claim(100 + index, who(1)));
    expect(given.filter(Boolean)).toHaveLength(8);
    expect(ids.claim(100, who(1))).toBe(true);
  });

  it('forgets the oldest of those that left, and nobody who is in', () => {
    const ids = new ClientIds(0);
    ids.claim(1, who(1));
    for (let index = 0; index < 10_001; index += 1) {
      ids.claim(1_000 + index, who(100 + index));
      ids.release((100 + index) as UserId);
    }
    expect(ids.claim(1, who(2))).toBe(false);
    expect(ids.claim(1_000, who(2, 'link-b'))).toBe(true);
    expect(ids.claim(11_000, who(2, 'link-b'))).toBe(false);
  });
});
