import type { Texts } from '../english/english.ts';

export const chatText: Texts['chat'] = {
  title: 'Chat',
  unread: (count) => `${count} ungelesen`,
  open: 'Chat öffnen',
  said: (name, message) => `${name}: ${message}`,
  messages: 'Nachrichten',
  empty: 'Noch hat niemand etwas geschrieben. Was Sie hier schreiben, sehen alle in der Sitzung.',
  placeholder: 'Nachricht, @Name, `Code`, src/a.ts:12',
  label: 'Nachricht an alle',
  send: 'Senden',
  hint: 'Eingabetaste sendet, Umschalt+Eingabetaste beginnt eine neue Zeile',
  you: 'Sie',
  tooLong: (limit) => `Höchstens ${limit} Zeichen.`,
  search: 'Im Chat suchen',
  searchPlaceholder: 'Wörter oder ein Name',
  found: (count) => (count === 1 ? '1 Nachricht' : `${count} Nachrichten`),
  reach: {
    loaded: 'im neuesten Teil des Chats',
    latest: 'bisher: Vielleicht gibt es ältere, fügen Sie ein Wort hinzu',
    all: 'im ganzen Chat',
  },
  earlier: 'Frühere Nachrichten zeigen',
  deleteOthers: {
    delete: (name) => `Diese Nachricht von ${name} löschen`,
    title: (name) => `Diese Nachricht von ${name} löschen?`,
    explain:
      'Sie verschwindet für alle, und alle hier erfahren, dass Sie sie gelöscht haben. Das lässt sich nicht rückgängig machen.',
    now: 'Für alle löschen',
  },
  saidToYou: (name, message) => `${name}, an Sie: ${message}`,
  people: 'Wer erwähnt werden kann',
  delete: 'Meine Nachricht löschen',
  deleted: 'Ihre Nachricht wurde für alle gelöscht.',
  sayAgain: 'Noch einmal senden',
  goTo: (reference) => `Zu ${reference}`,
};
