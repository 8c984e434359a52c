/** What a newcomer is told in their first minutes, after being asked for a name: once each, never again. */
export const HINTS = ['invite', 'company'] as const;
export type Hint = (typeof HINTS)[number];

export interface Moment {
  /** Someone else is in the session. */
  readonly hasCompany: boolean;
  /** There is a link that I may give to others and be of use with. */
  readonly mayEdit: boolean;
}

/**
 * Those still to be told in this browser. What is stored decides; nothing stored and no name chosen is a newcomer, while who
 * has a name here has been here before.
 */
export function hintsLeft(stored: unknown, hasName: boolean): readonly Hint[] {
  if (!Array.isArray(stored)) return hasName ? [] : HINTS;
  return HINTS.filter((hint) => stored.includes(hint));
}

/** The one that fits now: an invitation is for who is alone, what can be done with others for who is not. */
export function hintFor(left: readonly Hint[], { hasCompany, mayEdit }: Moment): Hint | null {
  const fitting: Hint | null = hasCompany ? 'company' : mayEdit ? 'invite' : null;
  return fitting !== null && left.includes(fitting) ? fitting : null;
}
