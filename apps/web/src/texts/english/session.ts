import type { Role } from '@coedit/protocol';
import { commonText } from './common.ts';

export const sessionText = {
  opening: 'Opening the session…',
  title: (name: string): string => `${name} · Coedit`,
  unreadTitle: (unread: number, name: string): string => `(${unread}) ${name} · Coedit`,
  home: 'Coedit: start page',
  header: 'Session',
  rename: 'Rename session',
  sessionName: 'Session name',
  renameFailed: (reason: string): string => `The name was not changed: ${reason}`,
  readOnly: 'Read-only',
  readOnlyHint: 'You may read and chat here. Ask an owner to let you edit.',
  more: 'More',
  commands: 'Command palette…',
  newSession: 'New session',
  roleChanged: (role: Role): string =>
    `You are now ${commonText.roleWord(role)}: ${commonText.roleMeans[role]}.`,

  refusal: {
    'bad-link': {
      title: 'This is not a complete session link',
      message: 'A session link looks like /s/ID#TOKEN, and the part after # is missing or damaged.',
      advice: 'Ask the person who sent it for the full link.',
    },
    'bad-token': {
      title: 'This link does not open the session',
      message:
        'The part after # is not the one of any link of this session. It may have been cut off when it was copied.',
      advice: 'Ask the person who sent it to copy the link again.',
    },
    revoked: {
      title: 'This link was withdrawn',
      message: 'An owner of the session revoked the link you came with.',
      advice: 'Ask an owner for a new link.',
    },
    removed: {
      title: 'You were removed from this session',
      message: 'An owner of the session removed you. The link you came with does not let you in any more.',
      advice: 'If that was a mistake, ask an owner for a new link: one that is made from now on lets you in.',
    },
    'no-session': {
      title: 'There is no such session',
      message: 'It was deleted, or the link is of another server.',
      advice: 'Check the link, or start a new session.',
    },
    expired: {
      title: 'This link has expired',
      message: 'It was made to work until a certain time, and that time has passed.',
      advice: 'Ask an owner for a new link.',
    },
    'server-newer': {
      title: 'This page is older than the server',
      message: 'The server was updated while this page was open, and now speaks another language.',
      advice: 'Reload the page: try again below.',
    },
    'server-older': {
      title: 'This page is newer than the server',
      message: 'The server went back to an older version while this page was open.',
      advice: 'Reload the page: try again below. If that does not help, tell whoever runs this server.',
    },
    other: {
      title: 'The server ended the connection',
      message: 'It gave this reason:',
      advice: 'Try again; if it happens again, tell whoever runs this server.',
    },
  },
  password: {
    title: 'This link has a password',
    message: 'Ask the person who sent you the link for it.',
    label: 'Password',
    wrong: 'That is not the password of this link. Try again.',
    open: 'Open the session',
  },
  noSuchFile: (path: string): string => `There is no file ${path} in this session.`,
  placeLink: {
    copyLine: 'Copy a link to this line',
    copyFile: 'Copy a link to this file',
    copyFollow: 'Copy a link that follows me',
    line: (path: string, line: number): string => `${path}, line ${line}`,
    follow: (name: string): string => `the view of ${name}`,
    copied: (place: string): string => `Copied a link to ${place}.`,
    copiedAs: (place: string, role: string): string =>
      `Copied a link to ${place}. Who opens it comes in as ${role}.`,
    nobody: (name: string): string => `${name} is not here now, so there is nobody to follow.`,
  },
  tryAgain: 'Try again',
  toStart: 'To the start page',
  mineKept: (edits: number): string =>
    edits === 1
      ? '1 edit of yours had not reached the server. It is still in this browser.'
      : `${edits} edits of yours had not reached the server. They are still in this browser.`,
  mineKeptForLater: (edits: number): string =>
    edits === 1
      ? '1 edit of yours had not reached the server. It is still in this browser, and goes to the session when you open it with a link that may edit.'
      : `${edits} edits of yours had not reached the server. They are still in this browser, and go to the session when you open it with a link that may edit.`,
  downloadMine: 'Download my version as zip',
  mineZip: 'my-version.zip',

  stranded: {
    title: (edits: number): string => `${edits} ${edits === 1 ? 'edit' : 'edits'} cannot be saved`,
    open: 'What to do with edits that cannot be saved…',
    explain: (role: Role): string =>
      `You are here as ${commonText.roleWord(role)}, which only reads: the server does not take these edits. They are in this browser alone, and nobody else sees them.`,
    downloadHint: 'All files as they are in this browser, with your edits.',
    drop: 'Drop my edits',
    dropHint:
      'The copy in this browser goes, and the files are loaded from the server. This cannot be undone.',
  },

  setAside: {
    title: 'Loaded anew from the server',
    explain:
      'The text in this page had come to differ from the server’s, which is a fault of Coedit. What was typed is saved; until you close this page, the text as it was here is kept beside it.',
    nothing:
      'What this page held had come to differ from the server’s, which is a fault of Coedit. No file’s text was different.',
    show: 'Show what differs',
    dismiss: 'Take this note away',
    dialog: 'The server’s text, and the text as this page had it',
    addFailed: (reason: string): string => `The copies were not added: ${reason}`,
  },

  damaged: {
    title: 'What the server stored of this session is damaged',
    explain: (whole: number, edits: number, until: string | null): string =>
      `Nothing wrong is shown, so it is set aside. Its last good state holds ${whole} of ${edits} edits${until === null ? '' : `, up to ${until}`}.`,
    copy: 'What this browser keeps of it is not touched.',
    download: 'Download the last good state',
    zip: 'last-good-state.zip',
    goOn: 'Go on from the last good state',
    goOnHint:
      'The damaged data are kept. Whoever holds a newer copy in their browser will see both versions and choose.',
    failed: (reason: string): string => `That did not work: ${reason}`,
    kept: {
      explain: 'The files below are as this page has them; they can be read, and kept:',
      download: 'Download what this page has',
      zip: 'what-this-page-has.zip',
      startAnew: 'Open a new session with it',
      started: 'A new session with the files that your page had. The damaged one stays where it is.',
      failed: (reason: string): string => `The new session was not made: ${reason}`,
    },
  },

  busyTitle: 'The session cannot take you in right now',
  waiting: {
    'session-full':
      'It is full: as many people are inside as this server allows. You get in automatically as soon as somebody leaves.',
    'too-many-connections':
      'As many connections are open from your network as this server allows. Close other tabs and windows with sessions: then you get in automatically.',
    'too-many-attempts':
      'Too many wrong links or passwords were tried from your network. Wait a minute: then you get in automatically.',
  },
  tryNow: 'Try now',
  busy: 'It is full, or the server cannot reach its storage. Trying again by itself.',
  unreachable: 'The server does not answer. Trying again by itself.',

  lineage: {
    title: 'The session on the server is not the one this browser knows',
    explain:
      'It was restored from a backup or created anew. Nothing was merged. Below is what differs between the server’s files and the copy in this browser.',
    loading: 'Loading the server’s version…',
    loadFailed: 'The server’s version could not be loaded. Your copy is still in this browser.',
    files: 'Files that differ',
    onlyMine: 'only in my version',
    onlyServer: 'only on the server',
    changed: 'changed',
    server: 'On the server',
    mine: 'In this browser',
    keepServer: 'Keep the server’s version',
    keepServerHint: 'The copy in this browser is discarded.',
    addCopies: 'Add my version as copies',
    addCopiesHint: 'Files that differ are added beside the server’s, as “name (mine).ext”.',
    cannotAdd: 'Your link may only read, so copies cannot be added.',
    added: (files: number): string =>
      `Added ${files === 1 ? '1 file' : `${files} files`} of yours as copies.`,
    addFailed: (reason: string): string =>
      `The copies were not added: ${reason} Your version is still in this browser.`,
    lines: (line: number): string => `Line ${line}`,
    unchanged: (lines: number): string => `${lines} unchanged ${lines === 1 ? 'line' : 'lines'}`,
    tooLarge: 'Too large to compare here. Download your version to compare it.',
    /** Put before the file's extension. */
    copySuffix: ' (mine)',
  },
};
