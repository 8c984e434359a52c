import type { MessageType } from '@coedit/protocol';

/** What only the server may say. */
export const TO_CLIENT: readonly (keyof typeof MessageType)[] = [
  'Asking',
  'Auth',
  'Welcome',
  'Cursors',
  'Followers',
  'Participants',
  'Saved',
  'Notice',
  'Pong',
  'Checked',
];
