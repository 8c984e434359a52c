export const statusText = {
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
