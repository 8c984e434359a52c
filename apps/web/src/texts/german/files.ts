import type { Texts } from '../english/english.ts';

export const filesText: Texts['files'] = {
  explorer: 'Explorer',
  tree: 'Dateien',
  noFiles: 'Noch keine Dateien.',
  noFilesHint: 'Legen Sie eine an, oder ziehen Sie Dateien, einen Ordner oder ein Zip hierher.',
  emptyFolder: 'Nur Sie sehen diesen Ordner, bis er eine Datei hat.',
  newFile: 'Neue Datei …',
  newFolder: 'Neuer Ordner …',
  upload: 'Dateien hochladen …',
  uploadFolder: 'Ordner hochladen …',
  importZip: 'Dateien eines Zips hinzufügen …',
  downloadAll: 'Alles als Zip herunterladen',
  moreActions: 'Mehr mit Dateien tun',
  collapseAll: 'Alle Ordner zuklappen',
  open: 'Öffnen',
  rename: 'Umbenennen …',
  duplicate: 'Duplizieren',
  cut: 'Ausschneiden',
  copy: 'Kopieren',
  paste: 'Einfügen',
  delete: 'Löschen',
  download: 'Herunterladen',
  downloadFolder: 'Als Zip herunterladen',
  copyPath: 'Pfad kopieren',
  downloadActive: 'Diese Datei herunterladen',
  copyPathOfActive: 'Pfad dieser Datei kopieren',
  duplicateActive: 'Diese Datei duplizieren',
  renameActive: 'Diese Datei umbenennen …',
  deleteActive: 'Diese Datei löschen',
  revealActive: 'Diese Datei im Explorer zeigen',
  pickFiles: 'Hochzuladende Dateien',
  pickFolder: 'Hochzuladender Ordner',
  pickZip: 'Hinzuzufügendes Zip',
  nameLabel: 'Name',
  newFileLabel: 'Name der neuen Datei; „/“ legt Ordner an',
  newFolderLabel: 'Name des neuen Ordners; „/“ legt Ordner darin an',
  nameTaken: (name) => `Hier gibt es schon eine Datei oder einen Ordner namens „${name}“.`,
  cancel: 'Abbrechen',
  items: (count) => `${count} Einträge`,
  zipProgress: (done, all) => `Dateien werden gepackt: ${done} von ${all} …`,
  zipWithout: (paths) => `Im Zip fehlen diese, deren Bytes nicht geholt werden konnten: ${paths}.`,
  contentGone: (paths) =>
    `Der Inhalt von diesen ist nicht mehr auf dem Server: ${paths}. Die Dateien sind da; laden Sie sie noch einmal hoch, wenn Sie sie haben.`,
  zipCancelled: 'Das Zip wurde abgebrochen, nichts wurde gespeichert.',
  pathNotCopied: (path) => `Der Browser lässt das Kopieren nicht zu. Der Pfad ist: ${path}`,
  samePath: (who, path, mine, theirs) =>
    `${who ?? 'Jemand anderes'} hat „${path}“ im selben Augenblick angelegt wie Sie. Beide bleiben: Ihre heißt „${mine}“, die andere „${theirs}“.`,
  renameMine: 'Meine umbenennen …',
  undo: 'Rückgängig',
  deleted: (name) => `${name} gelöscht`,
  deletedFolder: (name, count) => `${name} mit ${files(count)} gelöscht`,
  moved: (name, folder) =>
    folder === '' ? `${name} ganz nach oben verschoben` : `${name} nach ${folder} verschoben`,
  pathCopied: (path) => `„${path}“ kopiert`,
  here: (names) => `Gerade hier: ${names}`,
  search: {
    title: 'Suche',
    pattern: 'In allen Dateien suchen',
    matchCase: 'Groß- und Kleinschreibung beachten',
    wholeWord: 'Nur ganze Wörter',
    isRegex: 'Regulärer Ausdruck',
    replacement: 'Ersetzen durch',
    showReplacement: 'Ersetzen ein- oder ausblenden',
    replaceAll: 'Alle ersetzen',
    replaceIn: (name) => `Alle in ${name} ersetzen`,
    replaceOne: (line) => `In Zeile ${line} ersetzen`,
    dismiss: (line) => `Zeile ${line} ausblenden (Entf)`,
    dismissFile: (name) => `${name} ausblenden (Entf)`,
    becomes: (replacement) => `wird zu ${replacement}`,
    becomesNothing: 'wird entfernt',
    showGlobs: 'Auswahl der durchsuchten Dateien ein- oder ausblenden',
    include: 'Nur diese Dateien',
    exclude: 'Ohne diese Dateien',
    globsHint: 'z. B. *.ts, src/**',
    searching: 'Suche läuft …',
    nothing: 'Nichts gefunden.',
    found: (count, inFiles) => `${matches(count)} in ${files(inFiles)}`,
    cut: (count) => `Nur die ersten ${count} werden gezeigt: Suchen Sie nach etwas Seltenerem.`,
    badPattern: (reason) => `Dieser reguläre Ausdruck ist nicht verwendbar: ${reason}`,
    tooSlow:
      'Das dauerte zu lange und wurde beendet. Ein regulärer Ausdruck mit Wiederholungen in Wiederholungen, etwa (a+)+, kann ewig dauern.',
    results: 'Ergebnisse',
    matchAt: (line) => `Zeile ${line}`,
    matchCount: matches,
    replaced: (count, inFiles) => `${matches(count)} in ${files(inFiles)} ersetzt`,
    nothingReplaced: 'Nichts wurde ersetzt.',
    changed: 'Nichts wurde ersetzt: Der Text hat sich seitdem geändert. Die Suche läuft neu.',
    tooLong: (most) => `Ein Feld hat mehr als ${most} Zeichen: Suchen Sie nach etwas Kürzerem.`,
    failed: 'Die Suche ist fehlgeschlagen. Ändern Sie einen Buchstaben, um neu zu suchen.',
  },
  import: {
    progress: (done, all) => `Dateien werden hinzugefügt: ${done} von ${all} …`,
    reading: 'Dateien werden gelesen …',
    cancelled: (count) =>
      count === 0
        ? 'Abgebrochen. Keine Datei wurde hinzugefügt.'
        : `Abgebrochen. Vorher hinzugefügt: ${files(count)}.`,
    ignored: (count) => `Ausgelassen, weil .gitignore sie nennt: ${files(count)}.`,
    failed: 'Die Dateien konnten nicht gelesen werden. Es wurde nichts weiter hinzugefügt.',
    added: (count) => (count === 0 ? 'Keine Datei wurde hinzugefügt.' : `${files(count)} hinzugefügt.`),
    renamed: (count) =>
      count === 1
        ? '1 Datei bekam „copy“ in den Namen, weil der Name vergeben war.'
        : `${count} Dateien bekamen „copy“ in den Namen, weil der Name vergeben war.`,
    same: (count) =>
      count === 1 ? '1 Datei war schon da, ganz genauso.' : `${count} Dateien waren schon da, ganz genauso.`,
    andMore: (named, more) => `${named} und ${more} weitere`,
    skippedFolders: (names) => `Von Werkzeugen angelegte Ordner wurden ausgelassen: ${names}.`,
    leftOut: {
      'too-large': (paths) => `Zu groß: ${paths}.`,
      'no-room': (paths) => `Die Sitzung ist voll; ausgelassen: ${paths}.`,
      'bad-path': (paths) => `Ein Name, der hier nicht geht: ${paths}.`,
      'not-stored': (paths) =>
        `Konnte nicht hochgeladen werden: ${paths}. Dateien, die kein Text sind, brauchen den Server: Versuchen Sie es wieder, wenn Sie online sind.`,
      unreadable: (paths) => `Nicht lesbar: ${paths}.`,
    },
  },
};

function files(count: number): string {
  return count === 1 ? '1 Datei' : `${count} Dateien`;
}

function matches(count: number): string {
  return `${count} Treffer`;
}
