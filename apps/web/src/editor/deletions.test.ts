import type { Participant, Role, UserId } from '@coedit/protocol';
import { describe, expect, it } from 'vitest';
import { deleterAmong } from './deletions.ts';

const person = (name: string, role: Role): Participant => ({
  userId: 1 as UserId,
  name,
  colour: 0,
  role,
  state: 0,
  yjsClientId: 0,
});

describe('who deleted a file', () => {
  it('the only other person who may edit', () => {
    const others = [person('Ada', 'editor'), person('Vera', 'viewer')];
    expect(deleterAmong(others)).toEqual({ kind: 'person', name: 'Ada' });
  });

  it('is not guessed among several, and not blamed on who may not', () => {
    expect(deleterAmong([person('Ada', 'editor'), person('Olga', 'owner')])).toEqual({ kind: 'unknown' });
    expect(deleterAmong([person('Vera', 'viewer')])).toEqual({ kind: 'unknown' });
  });
});
