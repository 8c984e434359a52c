/** Interface text of editor/, tabs/, cursors/ and follow/. */
export const editorText = {
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
