import type { Role } from '@coedit/protocol';

const ROLE_NAMES: Record<Role, string> = {
  owner: 'Owner',
  editor: 'Editor',
  commenter: 'Commenter',
  viewer: 'Viewer',
};

export const commonText = {
  product: 'Coedit',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'The browser did not allow copying. Select the text and copy it by hand.',
  faultTitle: 'Something in this page broke',
  fault: 'What you typed is on the server or kept in this browser. Reload to go on.',
  reload: 'Reload',
  notifications: 'Notifications',
  unexpected: 'Something unexpected went wrong. Reload the page and try again.',
  role: (role: Role): string => ROLE_NAMES[role],
  /** Within a sentence. */
  roleWord: (role: Role): string => ROLE_NAMES[role].toLowerCase(),
  /** What the role may do, in a few words. */
  roleMeans: {
    owner: 'edits, and manages links and the session',
    editor: 'edits files',
    commenter: 'reads and takes part in the chat',
    viewer: 'reads and takes part in the chat',
  } satisfies Record<Role, string>,
};
