import type { Texts } from '../english/english.ts';

export const editorText: Texts['editor'] = {
  loading: 'Der Editor wird geladen …',
  loadFailed:
    'Der Editor konnte nicht geladen werden. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
  tryAgain: 'Noch einmal versuchen',
  vimFailed:
    'Die Vim-Tasten konnten nicht geladen werden. Prüfen Sie die Verbindung und schalten Sie sie aus und wieder ein.',
  codeOf: (path) => `${path}, Code`,
  tooLong: (limit) =>
    `Das passt nicht hinein: Eine Datei darf ${limit.toLocaleString('de')} Zeichen haben. Nichts ist verloren: „Wiederholen“ fügt es wieder ein, sobald Platz ist.`,
  sessionFull: (limit) =>
    `Das passt nicht hinein: Alle Dateien zusammen dürfen ${limit.toLocaleString('de')} Zeichen haben, und gelöschte zählen mit. Nichts ist verloren: „Wiederholen“ fügt es wieder ein, sobald Platz ist.`,
  readOnly:
    'Sie können hier lesen, aber nicht bearbeiten. Wer die Sitzung verwaltet, kann Ihnen einen Link dafür geben.',
  readOnlyNote:
    'Ihre Rolle in dieser Sitzung erlaubt nur das Lesen. Oben können Sie darum bitten, bearbeiten zu dürfen.',
  deletedReadOnly: 'Diese Datei wurde gelöscht. Stellen Sie sie wieder her, um sie zu bearbeiten.',
  deletedBy: (name) => `${name} hat diese Datei gelöscht.`,
  deletedByMe: 'Sie haben diese Datei gelöscht.',
  deletedBySomeone: 'Diese Datei wurde gelöscht.',
  restore: 'Wiederherstellen',
  restoreFailed: 'Die Datei konnte nicht wiederhergestellt werden.',
  close: 'Schließen',
  empty: {
    title: 'Keine Datei ist geöffnet',
    titleNoFiles: 'Diese Sitzung hat noch keine Dateien',
    hints: {
      quickOpen: 'Zu einer Datei',
      palette: 'Alle Befehle',
      search: 'In allen Dateien suchen',
      toggleSideBar: 'Seitenleiste ein- oder ausblenden',
    },
  },
  commands: {
    format: 'Diese Datei formatieren',
    noFormatter:
      'Für diese Sprache gibt es keine Formatierung. Eingebaut sind die für JavaScript, TypeScript, CSS, HTML und JSON.',
    undo: 'Meine letzte Änderung rückgängig machen',
    redo: 'Wiederholen',
    lookHere: 'Seht her: alle zu meiner Zeile rufen',
    intoFold: 'Zur Person in diesem eingeklappten Bereich',
    showNames: 'Namen an allen Cursorn jetzt zeigen',
  },
  cursors: {
    above: 'Personen weiter oben',
    below: 'Personen weiter unten',
    goTo: (name, line) => `Zu ${name}, Zeile ${line}`,
    folded: (names) => `In diesen zugeklappten Zeilen: ${names}. Klicken, um hinzugehen`,
  },
  changes: {
    undoLastOf: (name) => `Letzte Änderung von ${name} rückgängig machen`,
    undoInSelection: 'In dieser Auswahl rückgängig machen',
    nothingOf: (name) => `Von ${name} gibt es nichts mehr rückgängig zu machen.`,
    nothingHere: 'In dieser Auswahl wurde nichts geändert, seit diese Seite geöffnet wurde.',
  },
  tabs: {
    list: 'Offene Dateien',
    close: (name) => `${name} schließen`,
    preview: (path) => `${path} (Vorschau)`,
    deleted: (path) => `${path} (gelöscht)`,
    untitled: 'Gelöschte Datei',
    otherSide: 'Zur anderen Seite',
    closeThis: 'Schließen',
    closeOthers: 'Andere schließen',
    closeRight: 'Rechts davon schließen',
    closeAll: 'Alle schließen',
    keep: 'Offen halten',
    openBeside: 'Auf der anderen Seite öffnen',
    peopleHere: (names) => `Hier: ${names}`,
  },
  follow: {
    following: (name) => `Sie folgen ${name}`,
    stop: 'Beenden',
    stopHint: 'Tippen, Scrollen oder Esc beendet es',
    followedBy: (name, others) =>
      others === 0
        ? `${name} folgt Ihnen`
        : `${name} und ${others === 1 ? '1 weitere Person' : `${others} weitere`} folgen Ihnen`,
    followers: (names) => `Sehen, was Sie sehen: ${names}`,
    gone: (name) => `${name} ist gegangen; Sie folgen nun niemandem mehr.`,
  },
};
