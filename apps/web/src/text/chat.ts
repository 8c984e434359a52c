export const chatText = {
  title: 'Chat',
  unread: (count: number): string => `${count} unread`,
  open: 'Open chat',
  said: (name: string, message: string): string =>
    `${name}: ${message.length > 140 ? `${message.slice(0, 139).toWellFormed()}…` : message}`,
  messages: 'Messages',
  empty: 'Nothing said yet. Everyone in the session sees what you write here.',
  placeholder: 'Message, `code`, src/a.ts:12',
  label: 'Message to everyone',
  send: 'Send',
  hint: 'Enter sends, Shift+Enter makes a new line',
  you: 'You',
  tooLong: (limit: number): string => `At most ${limit} characters.`,
  goTo: (reference: string): string => `Go to ${reference}`,
};
