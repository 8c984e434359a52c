/** From the most to the least powerful. */
export const ROLES = ['owner', 'editor', 'commenter', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

export const isRole = (value: string): value is Role => (ROLES as readonly string[]).includes(value);

/**
 * What each role may do: the one table that server and page ask. The server asks it on every message, so that a
 * change of role acts at once; the page asks it only to hide what would be refused.
 */
const ALLOWED = {
  /** Read the files, the chat and the people; be seen with a cursor. */
  read: ['owner', 'editor', 'commenter', 'viewer'],
  /** Say something in the chat. */
  chat: ['owner', 'editor', 'commenter', 'viewer'],
  /** Change the document: texts, files, shared settings. */
  edit: ['owner', 'editor'],
  /** Comment on a range of code. */
  comment: ['owner', 'editor', 'commenter'],
  /** Links, roles, the session's name, its end. */
  manage: ['owner'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof ALLOWED;
export const ACTIONS = Object.keys(ALLOWED) as readonly Action[];

export function may(role: Role, action: Action): boolean {
  return (ALLOWED[action] as readonly Role[]).includes(role);
}

/** True when `role` is `least` or more powerful. */
export function isAtLeast(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) <= ROLES.indexOf(least);
}
