import type { Texts } from '../english/english.ts';
import { commonText } from './common.ts';

export const sessionText: Texts['session'] = {
  opening: 'Die Sitzung wird geöffnet …',
  title: (name) => `${name} · Coedit`,
  unreadTitle: (unread, name) => `(${unread}) ${name} · Coedit`,
  home: 'Coedit: Startseite',
  header: 'Sitzung',
  rename: 'Sitzung umbenennen',
  sessionName: 'Name der Sitzung',
  renameFailed: (reason) => `Der Name wurde nicht geändert: ${reason}`,
  readOnly: 'Nur lesen',
  readOnlyHint: 'Sie können hier lesen und chatten. Wer die Sitzung verwaltet, kann Sie bearbeiten lassen.',
  more: 'Mehr',
  commands: 'Befehlspalette …',
  newSession: 'Neue Sitzung',
  roleChanged: (role) => `Ihre Rolle ist jetzt ${commonText.role(role)}: ${commonText.roleMeans[role]}.`,

  refusal: {
    'bad-link': {
      title: 'Das ist kein vollständiger Link zu einer Sitzung',
      message: 'Ein Link sieht so aus: /s/ID#TOKEN. Der Teil nach # fehlt oder ist beschädigt.',
      advice: 'Bitten Sie die Person, von der Sie ihn haben, um den ganzen Link.',
    },
    'bad-token': {
      title: 'Dieser Link öffnet die Sitzung nicht',
      message:
        'Der Teil nach # gehört zu keinem Link dieser Sitzung. Vielleicht wurde er beim Kopieren abgeschnitten.',
      advice: 'Bitten Sie die Person, von der Sie ihn haben, den Link noch einmal zu kopieren.',
    },
    revoked: {
      title: 'Dieser Link wurde zurückgezogen',
      message: 'Wer die Sitzung verwaltet, hat den Link widerrufen, über den Sie kamen.',
      advice: 'Bitten Sie um einen neuen Link.',
    },
    removed: {
      title: 'Sie wurden aus dieser Sitzung entfernt',
      message:
        'Wer die Sitzung verwaltet, hat Sie entfernt. Der Link, über den Sie kamen, lässt Sie nicht mehr herein.',
      advice:
        'Falls das ein Versehen war, bitten Sie um einen neuen Link: Einer, der von jetzt an gemacht wird, lässt Sie herein.',
    },
    'no-session': {
      title: 'Diese Sitzung gibt es nicht',
      message: 'Sie wurde gelöscht, oder der Link gehört zu einem anderen Server.',
      advice: 'Prüfen Sie den Link, oder beginnen Sie eine neue Sitzung.',
    },
    expired: {
      title: 'Dieser Link ist abgelaufen',
      message: 'Er galt bis zu einem bestimmten Zeitpunkt, und der ist vorbei.',
      advice: 'Bitten Sie um einen neuen Link.',
    },
    'server-newer': {
      title: 'Diese Seite ist älter als der Server',
      message:
        'Der Server wurde erneuert, während diese Seite offen war, und spricht jetzt eine andere Sprache.',
      advice: 'Laden Sie die Seite neu: unten „Noch einmal versuchen“.',
    },
    'server-older': {
      title: 'Diese Seite ist neuer als der Server',
      message: 'Der Server wurde auf einen älteren Stand gebracht, während diese Seite offen war.',
      advice:
        'Laden Sie die Seite neu: unten „Noch einmal versuchen“. Hilft das nicht, sagen Sie es denen, die diesen Server betreiben.',
    },
    other: {
      title: 'Der Server hat die Verbindung beendet',
      message: 'Er nannte diesen Grund:',
      advice:
        'Versuchen Sie es noch einmal; geschieht es wieder, sagen Sie es denen, die diesen Server betreiben.',
    },
  },
  password: {
    title: 'Dieser Link hat ein Passwort',
    message: 'Fragen Sie die Person danach, von der Sie den Link haben.',
    label: 'Passwort',
    wrong: 'Das ist nicht das Passwort dieses Links. Versuchen Sie es noch einmal.',
    open: 'Sitzung öffnen',
  },
  noSuchFile: (path) => `In dieser Sitzung gibt es keine Datei ${path}.`,
  placeLink: {
    copyLine: 'Link zu dieser Zeile kopieren',
    copyFile: 'Link zu dieser Datei kopieren',
    copyFollow: 'Link kopieren, der mir folgt',
    line: (path, line) => `${path}, Zeile ${line}`,
    follow: (name) => `dem, was ${name} sieht`,
    copied: (place) => `Link kopiert: ${place}.`,
    copiedAs: (place, role) =>
      `Link kopiert: ${place}. Wer ihn öffnet, kommt mit dieser Rolle herein: ${role}.`,
    nobody: (name) => `${name} ist gerade nicht hier; da ist niemand, dem zu folgen wäre.`,
  },
  tryAgain: 'Noch einmal versuchen',
  toStart: 'Zur Startseite',
  mineKept: (edits) =>
    edits === 1
      ? '1 Änderung von Ihnen hatte den Server nicht erreicht. Sie ist noch in diesem Browser.'
      : `${edits} Änderungen von Ihnen hatten den Server nicht erreicht. Sie sind noch in diesem Browser.`,
  mineKeptForLater: (edits) =>
    edits === 1
      ? '1 Änderung von Ihnen hatte den Server nicht erreicht. Sie ist noch in diesem Browser und kommt in die Sitzung, wenn Sie sie mit einem Link zum Bearbeiten öffnen.'
      : `${edits} Änderungen von Ihnen hatten den Server nicht erreicht. Sie sind noch in diesem Browser und kommen in die Sitzung, wenn Sie sie mit einem Link zum Bearbeiten öffnen.`,
  downloadMine: 'Meine Fassung als Zip herunterladen',
  mineZip: 'meine-fassung.zip',

  stranded: {
    title: (edits) =>
      edits === 1
        ? '1 Änderung kann nicht gespeichert werden'
        : `${edits} Änderungen können nicht gespeichert werden`,
    open: 'Was mit Änderungen tun, die nicht gespeichert werden können …',
    explain: (role) =>
      `Ihre Rolle ist hier ${commonText.role(role)}; sie darf nur lesen, und der Server nimmt diese Änderungen nicht an. Sie sind nur in diesem Browser, und niemand sonst sieht sie.`,
    downloadHint: 'Alle Dateien, wie sie in diesem Browser sind, mit Ihren Änderungen.',
    drop: 'Meine Änderungen verwerfen',
    dropHint:
      'Die Fassung in diesem Browser wird gelöscht, und die Dateien werden vom Server geladen. Das lässt sich nicht rückgängig machen.',
  },

  setAside: {
    title: 'Neu vom Server geladen',
    explain:
      'Der Text auf dieser Seite wich von dem des Servers ab; das ist ein Fehler von Coedit. Was geschrieben wurde, ist gespeichert; bis Sie diese Seite schließen, wird der Text, wie er hier war, daneben aufgehoben.',
    nothing:
      'Was diese Seite hielt, wich von dem ab, was der Server hat; das ist ein Fehler von Coedit. Der Text keiner Datei war anders.',
    show: 'Zeigen, was sich unterscheidet',
    dismiss: 'Diesen Hinweis entfernen',
    dialog: 'Der Text des Servers und der Text, wie diese Seite ihn hatte',
    addFailed: (reason) => `Die Kopien wurden nicht hinzugefügt: ${reason}`,
  },

  damaged: {
    title: 'Was der Server von dieser Sitzung gespeichert hat, ist beschädigt',
    explain: (whole, edits, until) =>
      `Falsches wird nicht gezeigt, darum ist es beiseitegelegt. Der letzte gute Stand enthält ${whole} von ${edits} Änderungen${until === null ? '' : `, bis ${until}`}.`,
    copy: 'Was dieser Browser davon hat, bleibt unberührt.',
    download: 'Den letzten guten Stand herunterladen',
    zip: 'letzter-guter-stand.zip',
    goOn: 'Vom letzten guten Stand aus weitermachen',
    goOnHint:
      'Die beschädigten Daten werden aufgehoben. Wer im Browser eine neuere Fassung hat, sieht beide und wählt.',
    failed: (reason) => `Das ging nicht: ${reason}`,
    kept: {
      explain: 'Die Dateien unten sind so, wie diese Seite sie hat; man kann sie lesen und aufheben:',
      download: 'Herunterladen, was diese Seite hat',
      zip: 'was-diese-seite-hat.zip',
      startAnew: 'Damit eine neue Sitzung öffnen',
      started: 'Eine neue Sitzung mit den Dateien, die Ihre Seite hatte. Die beschädigte bleibt, wo sie ist.',
      failed: (reason) => `Die neue Sitzung wurde nicht angelegt: ${reason}`,
    },
  },

  busyTitle: 'Die Sitzung kann Sie gerade nicht aufnehmen',
  waiting: {
    'session-full':
      'Sie ist voll: So viele Personen sind darin, wie dieser Server erlaubt. Sobald jemand geht, kommen Sie von selbst hinein.',
    'too-many-connections':
      'Aus Ihrem Netz sind so viele Verbindungen offen, wie dieser Server erlaubt. Schließen Sie andere Tabs und Fenster mit Sitzungen: Dann kommen Sie von selbst hinein.',
    'too-many-attempts':
      'Aus Ihrem Netz wurden zu viele falsche Links oder Passwörter versucht. Warten Sie eine Minute: Dann kommen Sie von selbst hinein.',
  },
  tryNow: 'Jetzt versuchen',
  busy: 'Sie ist voll, oder der Server erreicht seinen Speicher nicht. Es wird von selbst weiter versucht.',
  unreachable: 'Der Server antwortet nicht. Es wird von selbst weiter versucht.',

  lineage: {
    title: 'Die Sitzung auf dem Server ist nicht die, die dieser Browser kennt',
    explain:
      'Sie wurde aus einer Sicherung wiederhergestellt oder neu angelegt. Nichts wurde vermischt. Unten steht, worin sich die Dateien des Servers und die Fassung in diesem Browser unterscheiden.',
    loading: 'Die Fassung des Servers wird geladen …',
    loadFailed: 'Die Fassung des Servers konnte nicht geladen werden. Ihre ist noch in diesem Browser.',
    files: 'Dateien, die sich unterscheiden',
    onlyMine: 'nur in meiner Fassung',
    onlyServer: 'nur auf dem Server',
    changed: 'geändert',
    server: 'Auf dem Server',
    mine: 'In diesem Browser',
    keepServer: 'Fassung des Servers behalten',
    keepServerHint: 'Die Fassung in diesem Browser wird verworfen.',
    addCopies: 'Meine Fassung als Kopien hinzufügen',
    addCopiesHint: 'Dateien, die sich unterscheiden, kommen neben die des Servers, als „Name (meine).ext“.',
    cannotAdd: 'Ihr Link darf nur lesen; Kopien können nicht hinzugefügt werden.',
    added: (files) =>
      files === 1
        ? '1 Datei von Ihnen wurde als Kopie hinzugefügt.'
        : `${files} Dateien von Ihnen wurden als Kopien hinzugefügt.`,
    addFailed: (reason) =>
      `Die Kopien wurden nicht hinzugefügt: ${reason} Ihre Fassung ist noch in diesem Browser.`,
    lines: (line) => `Zeile ${line}`,
    unchanged: (lines) => (lines === 1 ? '1 unveränderte Zeile' : `${lines} unveränderte Zeilen`),
    tooLarge: 'Zu groß, um es hier zu vergleichen. Laden Sie Ihre Fassung herunter, um zu vergleichen.',
    copySuffix: ' (meine)',
  },
};
