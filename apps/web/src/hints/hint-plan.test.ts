import { expect, it } from 'vitest';
import { HINTS, hintFor, hintsLeft } from './hint-plan.ts';

it('tells all to who never was here, none to who has a name, and never one again', () => {
  expect(hintsLeft(null, false)).toEqual(HINTS);
  expect(hintsLeft(null, true)).toEqual([]);
  expect(hintsLeft(['company'], false)).toEqual(['company']);
  expect(hintsLeft([], false)).toEqual([]);
  expect(hintsLeft(['no such hint', 7], false)).toEqual([]);
});

it('invites who is alone and may edit, and tells who is not alone what can be done', () => {
  expect(hintFor(HINTS, { hasCompany: false, mayEdit: true })).toBe('invite');
  expect(hintFor(HINTS, { hasCompany: true, mayEdit: true })).toBe('company');
  expect(hintFor(HINTS, { hasCompany: false, mayEdit: false })).toBeNull();
  expect(hintFor(['invite'], { hasCompany: true, mayEdit: true })).toBeNull();
});
