import type { ParticipantState, Role } from '@coedit/protocol';

const ROLE_NAMES: Record<Role, string> = {
  owner: 'Owner',
  editor: 'Editor',
  commenter: 'Commenter',
  viewer: 'Viewer',
};

const commonText = {
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

const startText = {
  tagline: 'Open a link, edit together.',
  intro: 'A session is a shared folder of files. Everyone with its link types in them at the same time.',
  newSession: 'New session',
  creating: 'Creating the session…',
  templates: 'Start from a template',
  yourFiles: 'Start from your files',
  dropHint: 'Drop files, a folder or a zip anywhere on this page, or',
  chooseFiles: 'Choose files or a zip',
  chooseFolder: 'Choose a folder',
  dropNow: 'Drop to start a session with these files',
  reading: 'Reading the files…',
  openLink: 'Open a link',
  linkLabel: 'Session link or id',
  linkPlaceholder: 'https://…/s/…#…',
  open: 'Open',
  recent: 'Recent sessions',
  recentNote: 'Kept in this browser only.',
  noRecent: 'Sessions you create or join are listed here.',
  forget: (name: string): string => `Forget ${name}`,
  forgotten: (name: string): string => `${name} is no longer listed here. The session itself goes on.`,
  undo: 'Undo',
  linkProblems: {
    empty: 'Paste a session link or id first.',
    'not-a-link': 'That is not a session link. A link looks like https://…/s/ID#TOKEN.',
    'no-token':
      'That link has no token (the part after #), and this browser does not know the session. Ask for the full link.',
  },
  noFiles: 'There were no text files in what you chose.',
  unreadable: 'The files could not be read. They are untouched; try again.',
  someLeftOut: 'Some files cannot be in a session',
  continueWithout: 'Start without them',
  cannotCreate: (reason: string): string => `The session could not be created: ${reason}`,
  template: {
    web: 'Web page',
    typescript: 'TypeScript',
    python: 'Python',
    notes: 'Notes',
    interview: 'Interview',
  },
  templateDescription: {
    web: 'HTML, CSS and JavaScript',
    typescript: 'Two modules and a tsconfig',
    python: 'A script and its test',
    notes: 'Markdown, an agenda to fill',
    interview: 'A task, a solution, test cases',
  },
};

const sessionText = {
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

const STATES: Record<ParticipantState, string> = { 0: 'active', 1: 'idle', 2: 'away' };

const peopleText = {
  people: 'People in this session',
  me: (name: string): string => `${name} (you)`,
  state: (state: ParticipantState): string => STATES[state],
  describe: (name: string, role: string, state: string): string => `${name}, ${role.toLowerCase()}, ${state}`,
  inFile: (path: string, line: number): string => `${path}:${line}`,
  nowhere: 'no file open',
  others: (count: number): string => `${count} more`,
  jump: 'Jump to their cursor',
  follow: 'Follow',
  unfollow: 'Stop following',
  copyLink: 'Copy a link to them',
  copyLinkTo: (name: string): string => `Copy a link that follows ${name}`,
  jumpTo: (name: string): string => `Jump to ${name}`,
  followPerson: (name: string): string => `Follow ${name}`,
  makeRole: (role: Role): string => `Make ${commonText.roleWord(role)}`,
  makeRoleOf: (name: string, role: Role): string => `Make ${name} ${commonText.roleWord(role)}`,
  roleOf: (name: string, role: Role, lasts: boolean): string =>
    `${name} is now ${commonText.roleWord(role)}${lasts ? '.' : ', until their program connects again.'}`,
  roleNotChanged: (name: string, reason: string): string => `The role of ${name} was not changed: ${reason}`,
  remove: 'Remove from session…',
  removePerson: (name: string): string => `Remove ${name} from the session…`,
  removeTitle: (name: string): string => `Remove ${name} from the session?`,
  removeExplain:
    'They are cut off at once, and the links there are now do not let them in again. Someone who clears their browser, or uses another, can still come by a link they know: revoke it as well to be sure.',
  removeLinkToo:
    'Also revoke the link they came by: it stops working for everyone, and who came by it is cut off',
  sameLink: 'They came by the same link as you, so it was not revoked: you would be cut off too.',
  removeNow: 'Remove',
  removed: (name: string, lasts: boolean): string =>
    lasts
      ? `${name} was removed.`
      : `${name} was removed, but their program can connect again while its link works.`,
  notRemoved: (reason: string): string => `That did not work: ${reason}`,
  calls: (name: string, where: string): string => `${name} calls you to ${where}`,
  goThere: 'Go there',
  called: 'Everyone here was asked to look at your line.',
  noCursor: (name: string): string => `${name} has no file open right now.`,
  joined: (name: string): string => `${name} joined`,
  left: (name: string): string => `${name} left`,
  /** Too many at once to name them. */
  cameAndWent: (count: number): string => `${count} people joined or left`,
  youAre: 'You are',
  yourName: 'Your name',
  yourColour: 'Your colour',
  changeName: 'Change name',
  changeMyName: 'Change my name or colour',
  keepName: 'Keep it',
  namePlaceholder: 'How others see you',
  nameHint: 'Remembered in this browser.',
  colourTaken: 'Someone here has this colour; you may get another.',
  requests: {
    ask: 'Ask to edit',
    askHint: 'Owners who are here see it and can let you edit',
    asked: 'Asked to edit',
    takeBack: 'Take back my request to edit',
    sent: (owners: string): string => `Asked ${owners} to let you edit.`,
    nobodyToAnswer: 'Asked. No owner is here right now: they see it when they come, while you stay.',
    asks: (name: string): string => `${name} asks to edit.`,
    mark: 'asks to edit',
    allow: 'Let them edit',
    decline: 'Not now',
    allowPerson: (name: string): string => `Let ${name} edit`,
    declinePerson: (name: string): string => `Decline the request of ${name}`,
    notDeclined: (name: string, reason: string): string => `${name} was not answered: ${reason}`,
  },
};

const sharingText = {
  share: 'Share',
  title: 'Share this session',
  yourLink: (role: Role): string => `Your link (${commonText.roleWord(role)})`,
  explain: 'Whoever has a link can join with its role. No account is needed.',
  notYet: 'The server has not let you in yet. As soon as it does, the links are shown here.',
  localOnly:
    'This page was opened at an address of this computer only, so these links work on this computer. See the README for letting others in.',
  links: 'Links',
  loading: 'Loading the links…',
  copyLink: (name: string): string => `Copy the ${name} link`,
  address: (name: string): string => `Address of the ${name} link`,
  qr: (name: string): string => `Show the ${name} link as a QR code`,
  qrTitle: (name: string): string => `QR code of the ${name} link`,
  scan: 'Scan it with a phone to join.',
  hiddenToken:
    'A link’s token is told once, where it was made. This one was made elsewhere: make a new link to share it from here.',
  current: 'you came with it',
  expires: (when: string): string => `works until ${when}`,
  expired: 'expired',
  revoke: 'Revoke',
  revokeLink: (name: string): string => `Revoke the ${name} link`,
  revokeConfirm: (name: string): string =>
    `Revoke the ${name} link? Everyone who came with it is cut off at once.`,
  revokeOwn: 'This is the link you came with: you will be cut off too.',
  onlyOwner: 'The only owner link cannot be revoked: make another owner link first.',
  revoked: (name: string): string => `The ${name} link was revoked.`,
  newLink: 'New link',
  role: 'Role',
  label: 'Label (for you)',
  labelPlaceholder: 'e.g. Review on Friday',
  withPassword: 'with a password',
  password: 'Password (optional)',
  passwordHint: (least: number): string =>
    `At least ${least} characters. Tell it by another way than the link.`,
  expiry: 'Works',
  expiryNames: {
    never: 'until revoked',
    hour: 'for an hour',
    day: 'for a day',
    week: 'for a week',
    month: 'for 30 days',
    date: 'until a date…',
  },
  until: 'Until',
  untilPast: 'Choose a date and time in the future.',
  lastUsed: (when: string): string => `last used ${when}`,
  justUsed: 'used within the last hour',
  neverUsed: 'not used yet',
  create: 'Make the link',
  made: 'The link was made. Only this browser knows its address: copy it from here.',
  failed: (reason: string): string => `That did not work: ${reason}`,
  stronger: 'Owners see the links of other roles here.',
};

const chatText = {
  title: 'Chat',
  unread: (count: number): string => `${count} unread`,
  open: 'Open chat',
  said: (name: string, message: string): string => `${name}: ${message}`,
  messages: 'Messages',
  empty: 'Nothing said yet. Everyone in the session sees what you write here.',
  placeholder: 'Message, @name, `code`, src/a.ts:12',
  label: 'Message to everyone',
  send: 'Send',
  hint: 'Enter sends, Shift+Enter makes a new line',
  you: 'You',
  tooLong: (limit: number): string => `At most ${limit} characters.`,
  search: 'Find in the chat',
  searchPlaceholder: 'Words or a name',
  found: (count: number): string => (count === 1 ? '1 message' : `${count} messages`),
  reach: {
    loaded: 'in the latest part of the chat',
    latest: 'so far: there may be older ones, so add a word',
    all: 'in the whole chat',
  },
  postponed: (seconds: number): string =>
    `Much was searched for just now: the rest is searched in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
  earlier: 'Show earlier messages',
  deleteOthers: {
    delete: (name: string): string => `Delete this message of ${name}`,
    title: (name: string): string => `Delete this message of ${name}?`,
    explain: 'It goes for everyone, and everyone here is told that you deleted it. It cannot be undone.',
    now: 'Delete for everyone',
  },
  saidToYou: (name: string, message: string): string => `${name}, to you: ${message}`,
  people: 'People to mention',
  delete: 'Delete my message',
  deleted: 'Your message was deleted for everyone.',
  sayAgain: 'Say it again',
  goTo: (reference: string): string => `Go to ${reference}`,
};

const statusText = {
  saved: 'Saved',
  savedHint: 'All your edits are on the server’s disk.',
  saving: 'Saving…',
  savingHint: 'Your newest edits are on their way to the server’s disk.',
  offline: (edits: number): string =>
    edits === 0 ? 'Offline' : `Offline: ${edits} ${edits === 1 ? 'edit' : 'edits'} kept in this browser`,
  offlineNotKept: (edits: number): string =>
    `Offline: ${edits} ${edits === 1 ? 'edit' : 'edits'} in this tab only`,
  offlineHint: 'You can go on typing. Your edits merge when the connection is back.',
  notKeptHint: 'This browser does not keep them: do not close this tab.',
  stranded: (edits: number): string =>
    `${edits} ${edits === 1 ? 'edit' : 'edits'} cannot be saved: read-only`,
  strandedChoose: 'Choose…',
  strandedHint: 'Your role only reads, so the server does not take them. Choose what to do with them.',
  connecting: 'Connecting…',
  reconnecting: 'Reconnecting…',
  reconnectingIn: (seconds: number): string => `Reconnecting in ${seconds} s`,
  now: 'now',
  reconnectNow: 'Reconnect now',
  readOnlySaved: 'Connected',
  readOnlySavedHint: 'You see every change as it is made.',
  closed: 'Disconnected',
  roundTrip: (ms: number): string => `Round trip: ${ms} ms`,
  position: (line: number, column: number): string => `Ln ${line}, Col ${column}`,
  selected: (count: number): string => `(${count} selected)`,
  goToLine: 'Go to line',
  language: 'Language mode',
  lineEnds: (now: string, other: string): string =>
    `This file leaves with ${now} line ends. Click for ${other}`,
  youAre: (name: string): string => `You are ${name}. Change name or colour`,
  onMyLine: (name: string, others: number): string =>
    others === 0
      ? `${name} is on your line`
      : `${name} and ${others === 1 ? '1 other' : `${others} others`} are on your line`,
  showNames: 'Show the names at all cursors',
  people: (count: number): string => (count === 1 ? 'Only you' : `${count} people`),
};

/** Interface text of editor/, tabs/, cursors/ and follow/. */
const editorText = {
  loading: 'Loading the editor…',
  loadFailed: 'The editor could not be loaded. Check the connection, then try again.',
  tryAgain: 'Try again',
  vimFailed: 'The Vim keys could not be loaded. Check the connection, then switch them off and on again.',
  codeOf: (path: string): string => `${path}, code`,
  tooLong: (limit: number): string =>
    `That does not fit: a file may have ${limit.toLocaleString('en')} characters. Nothing was lost: redo puts it in again once there is room.`,
  sessionFull: (limit: number): string =>
    `That does not fit: all files together may have ${limit.toLocaleString('en')} characters, and deleted ones count. Nothing was lost: redo puts it in again once there is room.`,
  readOnly: 'You can read here, not edit. An owner can give you an editor link.',
  readOnlyNote: 'Your role in this session only allows reading. You can ask to edit at the top.',
  deletedReadOnly: 'This file was deleted. Restore it to edit it.',
  deletedBy: (name: string): string => `${name} deleted this file.`,
  deletedByMe: 'You deleted this file.',
  deletedBySomeone: 'This file was deleted.',
  restore: 'Restore',
  restoreFailed: 'The file could not be restored.',
  close: 'Close',
  empty: {
    title: 'No file is open',
    titleNoFiles: 'This session has no files yet',
    hints: {
      quickOpen: 'Go to file',
      palette: 'All commands',
      search: 'Search in all files',
      toggleSideBar: 'Show or hide the side bar',
    },
  },
  commands: {
    undo: 'Undo my last change',
    redo: 'Redo',
    format: 'Format this file',
    changeLanguage: 'Change the language of this file…',
    noFormatter:
      'There is no formatter for this language. Those for JavaScript, TypeScript, CSS, HTML and JSON are built in.',
    lookHere: 'Look here: call everyone to my line',
    intoFold: 'Go to who is in this fold',
    showNames: 'Show the names at all cursors now',
  },
  cursors: {
    above: 'People above',
    below: 'People below',
    goTo: (name: string, line: number): string => `Go to ${name}, line ${line}`,
    folded: (names: string): string => `In these folded lines: ${names}. Click to go there`,
  },
  changes: {
    undoLastOf: (name: string): string => `Undo ${name}’s last change`,
    undoInSelection: 'Undo in this selection',
    nothingOf: (name: string): string => `Nothing of what ${name} did is left to undo.`,
    nothingHere: 'Nothing was changed in this selection since this page was opened.',
  },
  tabs: {
    list: 'Open files',
    close: (name: string): string => `Close ${name}`,
    preview: (path: string): string => `${path} (preview)`,
    deleted: (path: string): string => `${path} (deleted)`,
    untitled: 'Deleted file',
    otherSide: 'Go to the other side',
    closeThis: 'Close',
    closeOthers: 'Close others',
    closeRight: 'Close to the right',
    closeAll: 'Close all',
    keep: 'Keep open',
    openBeside: 'Open on the other side',
    peopleHere: (names: string): string => `Here: ${names}`,
  },
  follow: {
    following: (name: string): string => `Following ${name}`,
    stop: 'Stop',
    stopHint: 'Type, scroll or press Esc to stop',
    followedBy: (name: string, others: number): string =>
      others === 0
        ? `${name} follows you`
        : `${name} and ${others === 1 ? '1 other' : `${others} others`} follow you`,
    followers: (names: string): string => `Their views follow yours: ${names}`,
    gone: (name: string): string => `${name} has left; you no longer follow them.`,
  },
};

const shellText = {
  activityBar: 'Views',
  explorer: 'Explorer',
  search: 'Search',
  outline: 'Outline',
  chat: 'Chat',
  editor: 'Editor',
  sideBar: 'Side bar',
  panel: 'Panel',
  resizeSideBar: 'Width of the side bar',
  resizePanel: 'Width of the panel',
  resizeSides: 'Width of both sides',
  closeSideBar: 'Close the side bar',
  closePanel: 'Close the panel',
  withKeys: (title: string, keys: string) => `${title} (${keys})`,
  /** What is written on the keys. */
  keyNames: {
    Ctrl: 'Ctrl',
    Alt: 'Alt',
    Shift: 'Shift',
    Enter: 'Enter',
    Escape: 'Escape',
    Delete: 'Delete',
    Backspace: 'Backspace',
    Home: 'Home',
    End: 'End',
    Pageup: 'PageUp',
    Pagedown: 'PageDown',
  },
  commandFailed: (title: string) => `“${title}” did not work. Try again; if it fails again, reload the page.`,
  commands: {
    quickOpen: 'Go to file…',
    palette: 'Show all commands',
    print: 'Print file…',
    goToLine: 'Go to line…',
    toggleSideBar: 'Show or hide the side bar',
    showExplorer: 'Show the explorer',
    showOutline: 'Show the outline of this file',
    goToSymbol: 'Go to a symbol in this file…',
    showSearch: 'Search in all files',
    toggleChat: 'Show or hide the chat',
    closeTab: 'Close the file',
    closeOtherTabs: 'Close the other files',
    closeTabsToTheRight: 'Close the files to the right',
    closeAllTabs: 'Close all files',
    reopenTab: 'Reopen the closed file',
    nextTab: 'Next file',
    previousTab: 'Previous file',
    pinTab: 'Keep the file open',
    moveTabLeft: 'Move the file’s tab to the left',
    moveTabRight: 'Move the file’s tab to the right',
    moveTabAcross: 'Move the file to the other side',
    nextPart: 'Go to the next part of the page',
    previousPart: 'Go to the previous part of the page',
    focusEditor: 'Put the cursor in the editor',
    focusRight: 'Put the cursor in the right side',
    split: 'Split the editor: this file on both sides',
    joinSides: 'Join both sides to one',
    stopFollowing: 'Stop following',
  },
  quickInput: {
    label: 'Go to a file or run a command',
    filesPlaceholder: 'Find a file by name (“:12” goes to a line, “@” finds a symbol, “>” runs a command)',
    commandsPlaceholder: 'Find a command',
    linePlaceholder: 'Type a line number, and a column after another “:”',
    noFiles: 'No file has that name.',
    noFilesYet: 'There are no files yet.',
    noCommands: 'No command has that name.',
    languagesPlaceholder: 'Find the language that this file is in',
    noLanguage: 'No language has that name.',
    noText: 'Open a text file first.',
    languageNow: 'this file now',
    symbolsPlaceholder: 'Find a function, class, heading … of this file',
    noSymbols: 'Nothing in this file has that name.',
    noSymbolsAtAll: 'Nothing in this file can be listed.',
    waitingForSymbols: 'Reading the file…',
    inLine: (line: number) => `line ${line}`,
    noLine: 'Type a line number after “:”.',
    noActiveFile: 'Open a file first to go to one of its lines.',
    goToLine: (line: number, column: number) =>
      column > 1 ? `Go to line ${line}, column ${column}` : `Go to line ${line}`,
    recentlyOpened: 'recently opened',
    results: (count: number) => (count === 1 ? '1 result' : `${count} results`),
    fromEditor: 'Editor',
  },
};

const filesText = {
  explorer: 'Explorer',
  tree: 'Files',
  noFiles: 'No files yet.',
  noFilesHint: 'Make one, or drop files, a folder or a zip here.',
  emptyFolder: 'Only you see this folder until it has a file.',
  newFile: 'New file…',
  newFolder: 'New folder…',
  newFileAtTop: 'New file at the top level…',
  newFolderAtTop: 'New folder at the top level…',
  upload: 'Upload files…',
  uploadFolder: 'Upload a folder…',
  importZip: 'Add the files of a zip…',
  downloadAll: 'Download all as zip',
  moreActions: 'More to do with files',
  collapseAll: 'Collapse all folders',
  open: 'Open',
  rename: 'Rename…',
  duplicate: 'Duplicate',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  pasteAtTop: 'Paste at the top level',
  delete: 'Delete',
  download: 'Download',
  downloadFolder: 'Download as zip',
  copyPath: 'Copy path',
  downloadActive: 'Download this file',
  copyPathOfActive: 'Copy the path of this file',
  duplicateActive: 'Duplicate this file',
  renameActive: 'Rename this file…',
  deleteActive: 'Delete this file',
  revealActive: 'Show this file in the explorer',
  pickFiles: 'Files to upload',
  pickFolder: 'Folder to upload',
  pickZip: 'Zip to add',
  nameLabel: 'Name',
  newFileLabel: 'Name of the new file; “/” makes folders',
  newFolderLabel: 'Name of the new folder; “/” makes folders inside',
  nameTaken: (name: string) => `There is a file or folder named “${name}” here already.`,
  cancel: 'Cancel',
  items: (count: number) => `${count} items`,
  zipProgress: (done: number, all: number) => `Packing files: ${done} of ${all}…`,
  zipWithout: (paths: string) => `The zip is without these, whose bytes could not be fetched: ${paths}.`,
  contentGone: (paths: string) =>
    `The content of these is no longer on the server: ${paths}. The files are here; upload them again if you have them.`,
  zipCancelled: 'Nothing was saved: the zip was cancelled.',
  pathNotCopied: (path: string) => `The browser does not let it be copied. It is: ${path}`,
  samePath: (who: string | null, path: string, mine: string, theirs: string) =>
    `${who ?? 'Someone else'} made “${path}” at the same moment as you. Both are kept: yours is “${mine}”, theirs is “${theirs}”.`,
  renameMine: 'Rename mine…',
  undo: 'Undo',
  deleted: (name: string) => `Deleted ${name}`,
  deletedFolder: (name: string, count: number) => `Deleted ${name} with ${files(count)}`,
  moved: (name: string, folder: string) => `Moved ${name} to ${folder === '' ? 'the top' : folder}`,
  pathCopied: (path: string) => `Copied “${path}”`,
  here: (names: string) => `Here now: ${names}`,
  search: {
    title: 'Search',
    pattern: 'Search in all files',
    matchCase: 'Match case',
    wholeWord: 'Whole words only',
    isRegex: 'Regular expression',
    replacement: 'Replace by',
    showReplacement: 'Show or hide replacing',
    replaceAll: 'Replace all',
    replaceIn: (name: string) => `Replace all in ${name}`,
    replaceOne: (line: number) => `Replace in line ${line}`,
    dismiss: (line: number) => `Dismiss line ${line} (Delete)`,
    dismissFile: (name: string) => `Dismiss ${name} (Delete)`,
    becomes: (replacement: string) => `becomes ${replacement}`,
    becomesNothing: 'is removed',
    showGlobs: 'Show or hide which files are searched',
    include: 'Files to include',
    exclude: 'Files to leave out',
    globsHint: 'e.g. *.ts, src/**',
    searching: 'Searching…',
    nothing: 'Nothing found.',
    found: (count: number, inFiles: number) => `${matches(count)} in ${files(inFiles)}`,
    cut: (count: number) => `Only the first ${count} are shown: look for something rarer.`,
    badPattern: (reason: string) => `This regular expression cannot be used: ${reason}`,
    tooSlow:
      'This took too long and was ended. A regular expression with repeats in repeats, such as (a+)+, can take for ever.',
    results: 'Results',
    matchAt: (line: number) => `line ${line}`,
    matchCount: matches,
    replaced: (count: number, inFiles: number) => `Replaced ${matches(count)} in ${files(inFiles)}`,
    nothingReplaced: 'Nothing was replaced.',
    changed: 'Nothing was replaced: the text has changed since. The results are searched for anew.',
    tooLong: (most: number) => `A field holds more than ${most} characters: look for something shorter.`,
    failed: 'The search failed. Change a letter to search again.',
  },
  import: {
    progress: (done: number, all: number) => `Adding files: ${done} of ${all}…`,
    reading: 'Reading files…',
    cancelled: (count: number) =>
      count === 0 ? 'Cancelled. No file was added.' : `Cancelled. Added ${files(count)} before.`,
    ignored: (count: number) => `Left out ${files(count)} that .gitignore names.`,
    failed: 'The files could not be read. Nothing more was added.',
    added: (count: number) => (count === 0 ? 'No file was added.' : `Added ${files(count)}.`),
    renamed: (count: number) => `${files(count)} got “copy” into the name, because the name was taken.`,
    same: (count: number) => `${files(count)} ${count === 1 ? 'was' : 'were'} there already, just the same.`,
    andMore: (named: string, more: number) => `${named} and ${more} more`,
    skippedFolders: (names: string) => `Left out folders made by tools: ${names}.`,
    leftOut: {
      'too-large': (paths: string) => `Too large: ${paths}.`,
      'no-room': (paths: string) => `The session is full; left out: ${paths}.`,
      'bad-path': (paths: string) => `A name that cannot be used here: ${paths}.`,
      'not-stored': (paths: string) =>
        `Could not be uploaded: ${paths}. Files that are no text need the server: try again when you are online.`,
      unreadable: (paths: string) => `Could not be read: ${paths}.`,
    },
  },
};

function files(count: number): string {
  return count === 1 ? '1 file' : `${count} files`;
}

function matches(count: number): string {
  return count === 1 ? '1 match' : `${count} matches`;
}

const settingsText = {
  title: 'Settings',
  open: 'Open settings',
  kept: 'Kept in this browser, but for those of the session.',
  language: 'Language',
  /** Each language by its own name: whoever looks for theirs may not read this one. */
  languages: { system: 'Like the browser', en: 'English', de: 'Deutsch' },
  useLanguage: (name: string): string => `Language: ${name}`,
  languageHint: 'Holds once the page is loaded again.',
  theme: 'Theme',
  themes: { system: 'Like the system', light: 'Light', dark: 'Dark', 'high-contrast': 'High contrast' },
  useTheme: (name: string): string => `Theme: ${name}`,
  cursorLabels: 'Names at cursors',
  cursorLabelNames: { never: 'Never', activity: 'When they move or type', always: 'Always' },
  useCursorLabels: (name: string): string => `Names at cursors: ${name}`,
  viewerCarets: 'Cursors of people who only read',
  toggleViewerCarets: 'Show or hide the cursors of people who only read',
  chatSound: 'Sound for new chat messages',
  toggleChatSound: 'Toggle the sound for new chat messages',
  wordWrap: 'Wrap long lines',
  toggleWordWrap: 'Toggle word wrap',
  minimap: 'Minimap',
  toggleMinimap: 'Toggle minimap',
  tabSize: 'Columns of one step',
  groups: { look: 'Look', editor: 'Editor', people: 'People and chat', session: 'This session' },
  sessionHint: 'Holds for everyone in the session. Files that show an indentation of their own keep it.',
  sessionReadOnly: 'Holds for everyone in the session. Only who may edit can change it.',
  indentBy: 'Indent by',
  indents: { spaces: 'Spaces', tabs: 'Tabs' },
  lineEnds: 'Line ends of files that leave',
  lineEndNames: { lf: 'LF (Unix, macOS)', crlf: 'CRLF (Windows)' },
  otherLineEnds: (count: number): string =>
    count === 1
      ? '1 file came with other line ends and keeps them.'
      : `${count} files came with other line ends and keep them.`,
  sameLineEnds: 'Make all the same',
  fontSize: 'Size of the letters',
  pixels: (size: number): string => `${size} px`,
  fontFamily: 'Font',
  fontFamilyHint: 'That of the page',
  lineNumbers: 'Line numbers',
  lineNumberNames: { on: 'Shown', relative: 'Counted from my line', off: 'Hidden' },
  useLineNumbers: (name: string): string => `Line numbers: ${name}`,
  stickyScroll: 'Sticky scroll',
  toggleStickyScroll: 'Toggle sticky scroll',
  vimKeys: 'Vim keys',
  toggleVimKeys: 'Toggle Vim keys',
};

const hintsText = {
  title: 'Hint',
  says: {
    invite: 'You are alone here. A link is all that others need to join.',
    company: 'Click a face above to go where they are, or to follow them.',
  },
  share: 'Get a link',
  understood: 'Got it',
  noMore: 'No more hints',
};

/** Sentences that the server or packages/client worded, by their code: English is what they speak, so they stay. */
const toldText = {
  /** Why a path is refused. */
  path: (_problem: string, message: string): string => message,
  /** Why a change of the files was refused. */
  change: (_code: string, message: string): string => message,
  /** Why a request failed. */
  request: (_code: string, message: string): string => message,
  /** What the server tells in passing. */
  notice: (_code: string, message: string): string => message,
};

const viewerText = {
  loading: 'Fetching the file…',
  type: 'Type',
  size: 'Size',
  hash: 'Checksum (SHA-256)',
  empty: 'The file is empty.',
  firstBytes: 'The first bytes of the file',
  more: (size: string) => `${size} more are not shown. Download the file to see them.`,
  pictureOf: (name: string) => `Picture ${name}`,
  pixels: (width: number, height: number) => `${width} × ${height} pixels`,
  fit: 'Fit',
  fitToWindow: 'Fit to the window',
  togglePreview: 'Show or hide the preview beside the text',
  previewOf: (path: string) => `Preview of ${path}`,
  closePreview: 'Close the preview',
  resizePreview: 'Width of the preview',
  reload: 'Load the page anew',
  openInWindow: 'Open in a window of its own',
  brokenPicture: 'This is no picture yet.',
  gone: 'This file’s content is no longer on the server.',
  goneWhy:
    'What nobody needed was cleared away: a day after the file was deleted, or earlier when others needed the room. The file itself is here. Upload it again if you have it, or delete it.',
  uploadAgain: 'Upload again…',
  noSuchPicture: 'There is no such picture in this session.',
  pictureElsewhere: (name: string) => `Picture on the web: ${name}`,
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
};

/** All texts of the interface in English, by the folder that shows them. */
export const english = {
  common: commonText,
  start: startText,
  session: sessionText,
  people: peopleText,
  sharing: sharingText,
  chat: chatText,
  status: statusText,
  editor: editorText,
  shell: shellText,
  files: filesText,
  settings: settingsText,
  hints: hintsText,
  told: toldText,
  viewer: viewerText,
};

/** What every language has to say: a text that one of them lacks fails the build. */
export type Texts = typeof english;
