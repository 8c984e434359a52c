import { expect, it } from 'vitest';
import { ACTIONS, isAtLeast, isRole, may, ROLES } from './roles.ts';

it('lets each role do exactly this', () => {
  const table = Object.fromEntries(
    ROLES.map((role) => [role, ACTIONS.filter((action) => may(role, action))]),
  );
  expect(table).toEqual({
    owner: ['read', 'chat', 'edit', 'comment', 'manage'],
    editor: ['read', 'chat', 'edit', 'comment'],
    commenter: ['read', 'chat', 'comment'],
    viewer: ['read', 'chat'],
  });
});

it('lets a more powerful role do all that a weaker one may', () => {
  for (const [index, role] of ROLES.entries()) {
    for (const weaker of ROLES.slice(index)) {
      expect(isAtLeast(role, weaker)).toBe(true);
      expect(isAtLeast(weaker, role)).toBe(weaker === role);
      for (const action of ACTIONS) if (may(weaker, action)) expect(may(role, action)).toBe(true);
    }
  }
});

it.each(['root', '', 'Owner', '__proto__', 'constructor'])('does not take %j for a role', (value) => {
  expect(isRole(value)).toBe(false);
});
