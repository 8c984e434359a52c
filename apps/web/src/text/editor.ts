/** Interface text of editor/, tabs/, cursors/ and follow/. */
export const editorText = {
  loading: 'Loading the editor…',
  loadFailed: 'The editor could not be loaded. Check the connection, then try again.',
  tryAgain: 'Try again',
  codeOf: (path: string): string => `${path}, code`,
  tooLong: (limit: number): string =>
    `That does not fit: a file may have ${limit.toLocaleString('en')} characters. Nothing was lost: redo puts it in again once there is room.`,
  readOnly: 'You can read here, not edit. An owner can give you an editor link.',
  readOnlyNote: 'Your role in this session only allows reading.',
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
    showNames: 'Show the names at all cursors now',
  },
  tabs: {
    list: 'Open files',
    close: (name: string): string => `Close ${name}`,
    preview: (path: string): string => `${path} (preview)`,
    deleted: (path: string): string => `${path} (deleted)`,
    untitled: 'Deleted file',
    peopleHere: (names: string): string => `Here: ${names}`,
  },
  follow: {
    following: (name: string): string => `Following ${name}`,
    stop: 'Stop',
    stopHint: 'Type, scroll or press Esc to stop',
    gone: (name: string): string => `${name} has left; you no longer follow them.`,
  },
};
