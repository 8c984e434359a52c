import type { NoticeCode, ParticipantState, PathProblem, Role } from '@coedit/protocol';
import type { Texts } from './english.ts';

/** What the role may do is its name: that needs no masculine and no feminine form. */
const ROLE_NAMES: Record<Role, string> = {
  owner: 'Verwalten',
  editor: 'Bearbeiten',
  commenter: 'Kommentieren',
  viewer: 'Ansehen',
};

const commonText: Texts['common'] = {
  product: 'Coedit',
  close: 'Schließen',
  cancel: 'Abbrechen',
  save: 'Speichern',
  copy: 'Kopieren',
  copied: 'Kopiert',
  copyFailed:
    'Der Browser hat das Kopieren nicht erlaubt. Markieren Sie den Text und kopieren Sie ihn von Hand.',
  faultTitle: 'Auf dieser Seite ist etwas kaputtgegangen',
  fault:
    'Was Sie geschrieben haben, ist auf dem Server oder in diesem Browser aufgehoben. Laden Sie die Seite neu, um weiterzumachen.',
  reload: 'Neu laden',
  notifications: 'Meldungen',
  unexpected:
    'Etwas Unerwartetes ist schiefgegangen. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
  role: (role) => ROLE_NAMES[role],
  roleWord: (role) => ROLE_NAMES[role],
  roleMeans: {
    owner: 'Dateien bearbeiten, Links und Sitzung verwalten',
    editor: 'Dateien bearbeiten',
    commenter: 'lesen und im Chat mitreden',
    viewer: 'lesen und im Chat mitreden',
  },
};

const startText: Texts['start'] = {
  tagline: 'Link öffnen, zusammen schreiben.',
  intro:
    'Eine Sitzung ist ein gemeinsamer Ordner mit Dateien. Alle, die den Link haben, schreiben gleichzeitig darin.',
  newSession: 'Neue Sitzung',
  creating: 'Die Sitzung wird angelegt …',
  templates: 'Mit einer Vorlage beginnen',
  yourFiles: 'Mit Ihren Dateien beginnen',
  dropHint: 'Ziehen Sie Dateien, einen Ordner oder ein Zip irgendwohin auf diese Seite, oder',
  chooseFiles: 'Dateien oder Zip wählen',
  chooseFolder: 'Ordner wählen',
  dropNow: 'Loslassen, um mit diesen Dateien eine Sitzung zu beginnen',
  reading: 'Die Dateien werden gelesen …',
  openLink: 'Einen Link öffnen',
  linkLabel: 'Link oder Kennung der Sitzung',
  linkPlaceholder: 'https://…/s/…#…',
  open: 'Öffnen',
  recent: 'Letzte Sitzungen',
  recentNote: 'Nur in diesem Browser aufgehoben.',
  noRecent: 'Hier stehen die Sitzungen, die Sie anlegen oder denen Sie beitreten.',
  forget: (name) => `${name} vergessen`,
  forgotten: (name) => `${name} steht hier nicht mehr. Die Sitzung selbst besteht weiter.`,
  undo: 'Rückgängig',
  linkProblems: {
    empty: 'Fügen Sie zuerst den Link oder die Kennung einer Sitzung ein.',
    'not-a-link': 'Das ist kein Link zu einer Sitzung. Ein Link sieht so aus: https://…/s/ID#TOKEN.',
    'no-token':
      'Diesem Link fehlt das Token (der Teil nach #), und dieser Browser kennt die Sitzung nicht. Bitten Sie um den ganzen Link.',
  },
  noFiles: 'In dem, was Sie gewählt haben, waren keine Textdateien.',
  unreadable: 'Die Dateien konnten nicht gelesen werden. Sie sind unverändert; versuchen Sie es noch einmal.',
  someLeftOut: 'Manche Dateien können nicht in eine Sitzung',
  continueWithout: 'Ohne sie beginnen',
  cannotCreate: (reason) => `Die Sitzung konnte nicht angelegt werden: ${reason}`,
  template: {
    web: 'Webseite',
    typescript: 'TypeScript',
    python: 'Python',
    notes: 'Notizen',
    interview: 'Bewerbung',
  },
  templateDescription: {
    web: 'HTML, CSS und JavaScript',
    typescript: 'Zwei Module und eine tsconfig',
    python: 'Ein Skript und sein Test',
    notes: 'Markdown, eine Tagesordnung zum Ausfüllen',
    interview: 'Aufgabe, Lösung, Testfälle',
  },
};

const sessionText: Texts['session'] = {
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

const STATES: Record<ParticipantState, string> = { 0: 'aktiv', 1: 'untätig', 2: 'abwesend' };

const peopleText: Texts['people'] = {
  people: 'Personen in dieser Sitzung',
  me: (name) => `${name} (Sie)`,
  state: (state) => STATES[state],
  describe: (name, role, state) => `${name}, ${role}, ${state}`,
  inFile: (path, line) => `${path}:${line}`,
  nowhere: 'keine Datei offen',
  others: (count) => `${count} weitere`,
  jump: 'Zum Cursor springen',
  follow: 'Folgen',
  unfollow: 'Nicht mehr folgen',
  copyLink: 'Link zu dieser Person kopieren',
  copyLinkTo: (name) => `Link kopieren, der ${name} folgt`,
  jumpTo: (name) => `Zu ${name} springen`,
  followPerson: (name) => `${name} folgen`,
  makeRole: (role) => `Rolle ändern: ${commonText.role(role)}`,
  makeRoleOf: (name, role) => `Rolle von ${name} ändern: ${commonText.role(role)}`,
  roleOf: (name, role, lasts) =>
    `Die Rolle von ${name} ist jetzt ${commonText.role(role)}${lasts ? '.' : ', bis das Programm dort sich neu verbindet.'}`,
  roleNotChanged: (name, reason) => `Die Rolle von ${name} wurde nicht geändert: ${reason}`,
  remove: 'Aus der Sitzung entfernen …',
  removePerson: (name) => `${name} aus der Sitzung entfernen …`,
  removeTitle: (name) => `${name} aus der Sitzung entfernen?`,
  removeExplain:
    'Die Verbindung endet sofort, und die Links, die es jetzt gibt, lassen diese Person nicht mehr herein. Wer die Browserdaten löscht oder einen anderen Browser nimmt, kann über einen bekannten Link trotzdem kommen: Um sicherzugehen, widerrufen Sie ihn auch.',
  removeLinkToo:
    'Auch den Link widerrufen, über den diese Person kam: Er gilt dann für niemanden mehr, und wer über ihn kam, wird getrennt',
  sameLink:
    'Diese Person kam über denselben Link wie Sie, darum wurde er nicht widerrufen: Auch Sie würden getrennt.',
  removeNow: 'Entfernen',
  removed: (name, lasts) =>
    lasts
      ? `${name} wurde entfernt.`
      : `${name} wurde entfernt; das Programm dort kann sich aber wieder verbinden, solange der Link gilt.`,
  notRemoved: (reason) => `Das ging nicht: ${reason}`,
  calls: (name, where) => `${name} ruft Sie zu ${where}`,
  goThere: 'Hingehen',
  called: 'Alle hier wurden gebeten, auf Ihre Zeile zu schauen.',
  noCursor: (name) => `${name} hat gerade keine Datei offen.`,
  joined: (name) => `${name} ist dazugekommen`,
  left: (name) => `${name} ist gegangen`,
  cameAndWent: (count) => `${count} Personen sind gekommen oder gegangen`,
  youAre: 'Sie sind',
  yourName: 'Ihr Name',
  yourColour: 'Ihre Farbe',
  changeName: 'Namen ändern',
  changeMyName: 'Meinen Namen oder meine Farbe ändern',
  keepName: 'Behalten',
  namePlaceholder: 'Wie andere Sie sehen',
  nameHint: 'Wird in diesem Browser gemerkt.',
  colourTaken: 'Jemand hier hat diese Farbe; Sie bekommen vielleicht eine andere.',
  requests: {
    ask: 'Um Bearbeiten bitten',
    askHint: 'Wer hier verwaltet, sieht es und kann Sie bearbeiten lassen',
    asked: 'Angefragt',
    takeBack: 'Meine Bitte zurücknehmen',
    sent: (owners) => `${owners} wurde um das Recht zum Bearbeiten gebeten.`,
    nobodyToAnswer:
      'Angefragt. Gerade ist niemand hier, der verwaltet: Wer kommt, sieht es, solange Sie bleiben.',
    asks: (name) => `${name} möchte bearbeiten.`,
    mark: 'möchte bearbeiten',
    allow: 'Bearbeiten lassen',
    decline: 'Jetzt nicht',
    allowPerson: (name) => `${name} bearbeiten lassen`,
    declinePerson: (name) => `Die Bitte von ${name} ablehnen`,
    notDeclined: (name, reason) => `${name} bekam keine Antwort: ${reason}`,
  },
};

const sharingText: Texts['sharing'] = {
  share: 'Teilen',
  title: 'Diese Sitzung teilen',
  yourLink: (role) => `Ihr Link (${commonText.role(role)})`,
  explain: 'Wer einen Link hat, kann mit dessen Rolle beitreten. Ein Konto ist nicht nötig.',
  notYet: 'Der Server hat Sie noch nicht hereingelassen. Sobald er es tut, stehen die Links hier.',
  localOnly:
    'Diese Seite wurde unter einer Adresse geöffnet, die nur dieser Rechner kennt; die Links gehen also nur auf diesem Rechner. Im README steht, wie andere hereinkommen.',
  links: 'Links',
  loading: 'Die Links werden geladen …',
  copyLink: (name) => `Link „${name}“ kopieren`,
  address: (name) => `Adresse des Links „${name}“`,
  qr: (name) => `Link „${name}“ als QR-Code zeigen`,
  qrTitle: (name) => `QR-Code des Links „${name}“`,
  scan: 'Mit einem Telefon abfotografieren, um beizutreten.',
  hiddenToken:
    'Das Token eines Links wird nur einmal genannt, dort, wo er angelegt wurde. Dieser entstand anderswo: Legen Sie einen neuen an, um ihn von hier zu teilen.',
  current: 'Sie kamen über ihn',
  expires: (when) => `gilt bis ${when}`,
  expired: 'abgelaufen',
  revoke: 'Widerrufen',
  revokeLink: (name) => `Link „${name}“ widerrufen`,
  revokeConfirm: (name) => `Link „${name}“ widerrufen? Alle, die über ihn kamen, werden sofort getrennt.`,
  revokeOwn: 'Über diesen Link kamen Sie selbst: Auch Sie werden getrennt.',
  onlyOwner:
    'Der einzige Link zum Verwalten kann nicht widerrufen werden: Legen Sie zuerst einen weiteren an.',
  revoked: (name) => `Der Link „${name}“ wurde widerrufen.`,
  newLink: 'Neuer Link',
  role: 'Rolle',
  label: 'Bezeichnung (für Sie)',
  labelPlaceholder: 'z. B. Durchsicht am Freitag',
  withPassword: 'mit Passwort',
  password: 'Passwort (freiwillig)',
  passwordHint: (least) => `Mindestens ${least} Zeichen. Sagen Sie es auf anderem Weg weiter als den Link.`,
  expiry: 'Gilt',
  expiryNames: {
    never: 'bis zum Widerruf',
    hour: 'eine Stunde lang',
    day: 'einen Tag lang',
    week: 'eine Woche lang',
    month: '30 Tage lang',
    date: 'bis zu einem Datum …',
  },
  until: 'Bis',
  untilPast: 'Wählen Sie einen Zeitpunkt in der Zukunft.',
  lastUsed: (when) => `zuletzt benutzt ${when}`,
  justUsed: 'in der letzten Stunde benutzt',
  neverUsed: 'noch nicht benutzt',
  create: 'Link anlegen',
  made: 'Der Link ist angelegt. Nur dieser Browser kennt seine Adresse: Kopieren Sie sie von hier.',
  failed: (reason) => `Das ging nicht: ${reason}`,
  stronger: 'Wer die Sitzung verwaltet, sieht hier die Links der anderen Rollen.',
};

const chatText: Texts['chat'] = {
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
  postponed: (seconds) =>
    `Gerade wurde viel gesucht: Der Rest wird in ${seconds} ${seconds === 1 ? 'Sekunde' : 'Sekunden'} durchsucht.`,
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

const statusText: Texts['status'] = {
  saved: 'Gespeichert',
  savedHint: 'Alle Ihre Änderungen sind auf der Platte des Servers.',
  saving: 'Speichert …',
  savingHint: 'Ihre neuesten Änderungen sind unterwegs zur Platte des Servers.',
  offline: (edits) => (edits === 0 ? 'Offline' : `Offline: ${changes(edits)} in diesem Browser aufgehoben`),
  offlineNotKept: (edits) => `Offline: ${changes(edits)} nur in diesem Tab`,
  offlineHint:
    'Sie können weiterschreiben. Ihre Änderungen kommen dazu, sobald die Verbindung wieder da ist.',
  notKeptHint: 'Dieser Browser hebt sie nicht auf: Schließen Sie diesen Tab nicht.',
  stranded: (edits) =>
    `${changes(edits)} ${edits === 1 ? 'kann' : 'können'} nicht gespeichert werden: nur Lesen`,
  strandedChoose: 'Wählen …',
  strandedHint:
    'Ihre Rolle darf nur lesen, darum nimmt der Server sie nicht an. Wählen Sie, was mit ihnen geschehen soll.',
  connecting: 'Verbindet …',
  reconnecting: 'Verbindet neu …',
  reconnectingIn: (seconds) => `Verbindet neu in ${seconds} s`,
  now: 'jetzt',
  reconnectNow: 'Jetzt neu verbinden',
  readOnlySaved: 'Verbunden',
  readOnlySavedHint: 'Sie sehen jede Änderung, sobald sie gemacht wird.',
  closed: 'Getrennt',
  roundTrip: (ms) => `Hin und zurück: ${ms} ms`,
  position: (line, column) => `Z. ${line}, Sp. ${column}`,
  selected: (count) => `(${count} ausgewählt)`,
  goToLine: 'Zu einer Zeile',
  language: 'Sprache der Datei',
  lineEnds: (now, other) => `Diese Datei hat beim Herunterladen ${now}-Zeilenenden. Klicken für ${other}`,
  youAre: (name) => `Sie sind ${name}. Name oder Farbe ändern`,
  onMyLine: (name, others) =>
    others === 0
      ? `${name} ist in Ihrer Zeile`
      : `${name} und ${others === 1 ? '1 weitere Person' : `${others} weitere`} sind in Ihrer Zeile`,
  showNames: 'Namen an allen Cursorn zeigen',
  people: (count) => (count === 1 ? 'Nur Sie' : `${count} Personen`),
};

function changes(count: number): string {
  return count === 1 ? '1 Änderung' : `${count} Änderungen`;
}

const editorText: Texts['editor'] = {
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
    changeLanguage: 'Sprache dieser Datei ändern…',
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

const shellText: Texts['shell'] = {
  activityBar: 'Ansichten',
  explorer: 'Explorer',
  search: 'Suche',
  outline: 'Gliederung',
  chat: 'Chat',
  editor: 'Editor',
  sideBar: 'Seitenleiste',
  panel: 'Bereich',
  resizeSideBar: 'Breite der Seitenleiste',
  resizePanel: 'Breite des Bereichs',
  resizeSides: 'Breite beider Seiten',
  closeSideBar: 'Seitenleiste schließen',
  closePanel: 'Bereich schließen',
  withKeys: (title, keys) => `${title} (${keys})`,
  keyNames: {
    Ctrl: 'Strg',
    Alt: 'Alt',
    Shift: 'Umschalt',
    Enter: 'Eingabe',
    Escape: 'Esc',
    Delete: 'Entf',
    Backspace: 'Rücktaste',
    Home: 'Pos1',
    End: 'Ende',
    Pageup: 'Bild↑',
    Pagedown: 'Bild↓',
  },
  commandFailed: (title) =>
    `„${title}“ ging nicht. Versuchen Sie es noch einmal; geht es wieder nicht, laden Sie die Seite neu.`,
  commands: {
    quickOpen: 'Zu einer Datei …',
    palette: 'Alle Befehle zeigen',
    print: 'Datei drucken …',
    goToLine: 'Zu einer Zeile …',
    toggleSideBar: 'Seitenleiste ein- oder ausblenden',
    showExplorer: 'Explorer zeigen',
    showOutline: 'Gliederung dieser Datei zeigen',
    goToSymbol: 'Zu einem Symbol in dieser Datei …',
    showSearch: 'In allen Dateien suchen',
    toggleChat: 'Chat ein- oder ausblenden',
    closeTab: 'Datei schließen',
    closeOtherTabs: 'Andere Dateien schließen',
    closeTabsToTheRight: 'Dateien rechts davon schließen',
    closeAllTabs: 'Alle Dateien schließen',
    reopenTab: 'Geschlossene Datei wieder öffnen',
    nextTab: 'Nächste Datei',
    previousTab: 'Vorige Datei',
    pinTab: 'Datei offen halten',
    moveTabLeft: 'Tab der Datei nach links schieben',
    moveTabRight: 'Tab der Datei nach rechts schieben',
    moveTabAcross: 'Datei auf die andere Seite schieben',
    nextPart: 'Zum nächsten Teil der Seite',
    previousPart: 'Zum vorigen Teil der Seite',
    focusEditor: 'Cursor in den Editor setzen',
    focusRight: 'Cursor in die rechte Seite setzen',
    split: 'Editor teilen: diese Datei auf beiden Seiten',
    joinSides: 'Beide Seiten zu einer zusammenführen',
    stopFollowing: 'Nicht mehr folgen',
  },
  quickInput: {
    label: 'Zu einer Datei gehen oder einen Befehl ausführen',
    filesPlaceholder: 'Datei nach Namen finden („:12“ geht zu einer Zeile, „>“ führt einen Befehl aus)',
    commandsPlaceholder: 'Befehl finden',
    linePlaceholder: 'Zeilennummer eingeben, nach einem weiteren „:“ die Spalte',
    noFiles: 'Keine Datei heißt so.',
    noFilesYet: 'Es gibt noch keine Dateien.',
    noCommands: 'Kein Befehl heißt so.',
    languagesPlaceholder: 'Die Sprache finden, in der diese Datei ist',
    noLanguage: 'Keine Sprache heißt so.',
    noText: 'Öffnen Sie zuerst eine Textdatei.',
    languageNow: 'diese Datei jetzt',
    symbolsPlaceholder: 'Funktion, Klasse, Überschrift … dieser Datei finden',
    noSymbols: 'Nichts in dieser Datei heißt so.',
    noSymbolsAtAll: 'In dieser Datei lässt sich nichts auflisten.',
    waitingForSymbols: 'Datei wird gelesen …',
    inLine: (line) => `Zeile ${line}`,
    noLine: 'Geben Sie nach „:“ eine Zeilennummer ein.',
    noActiveFile: 'Öffnen Sie zuerst eine Datei, um zu einer ihrer Zeilen zu gehen.',
    goToLine: (line, column) => (column > 1 ? `Zu Zeile ${line}, Spalte ${column}` : `Zu Zeile ${line}`),
    recentlyOpened: 'zuletzt geöffnet',
    results: (count) => (count === 1 ? '1 Ergebnis' : `${count} Ergebnisse`),
    fromEditor: 'Editor',
  },
};

const filesText: Texts['files'] = {
  explorer: 'Explorer',
  tree: 'Dateien',
  noFiles: 'Noch keine Dateien.',
  noFilesHint: 'Legen Sie eine an, oder ziehen Sie Dateien, einen Ordner oder ein Zip hierher.',
  emptyFolder: 'Nur Sie sehen diesen Ordner, bis er eine Datei hat.',
  newFile: 'Neue Datei …',
  newFolder: 'Neuer Ordner …',
  newFileAtTop: 'Neue Datei auf oberster Ebene …',
  newFolderAtTop: 'Neuer Ordner auf oberster Ebene …',
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
  pasteAtTop: 'Auf oberster Ebene einfügen',
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

const settingsText: Texts['settings'] = {
  title: 'Einstellungen',
  open: 'Einstellungen öffnen',
  kept: 'In diesem Browser aufgehoben, außer denen der Sitzung.',
  language: 'Sprache',
  languages: { system: 'Wie der Browser', en: 'English', de: 'Deutsch' },
  useLanguage: (name) => `Sprache: ${name}`,
  languageHint: 'Gilt, sobald die Seite neu geladen ist.',
  theme: 'Farben',
  themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel', 'high-contrast': 'Hoher Kontrast' },
  useTheme: (name) => `Farben: ${name}`,
  cursorLabels: 'Namen an den Cursorn',
  cursorLabelNames: { never: 'Nie', activity: 'Bei Bewegung oder Tippen', always: 'Immer' },
  useCursorLabels: (name) => `Namen an den Cursorn: ${name}`,
  viewerCarets: 'Cursor von Personen, die nur lesen',
  toggleViewerCarets: 'Cursor von Personen, die nur lesen, ein- oder ausblenden',
  chatSound: 'Ton bei neuen Chatnachrichten',
  toggleChatSound: 'Ton bei neuen Chatnachrichten ein- oder ausschalten',
  wordWrap: 'Lange Zeilen umbrechen',
  toggleWordWrap: 'Zeilenumbruch ein- oder ausschalten',
  minimap: 'Minimap',
  toggleMinimap: 'Minimap ein- oder ausschalten',
  tabSize: 'Spalten je Einrückung',
  groups: { look: 'Aussehen', editor: 'Editor', people: 'Personen und Chat', session: 'Diese Sitzung' },
  sessionHint: 'Gilt für alle in der Sitzung. Dateien mit erkennbarer eigener Einrückung behalten sie.',
  sessionReadOnly: 'Gilt für alle in der Sitzung. Ändern kann es nur, wer bearbeiten darf.',
  indentBy: 'Einrücken mit',
  indents: { spaces: 'Leerzeichen', tabs: 'Tabulatoren' },
  lineEnds: 'Zeilenenden beim Herunterladen',
  lineEndNames: { lf: 'LF (Unix, macOS)', crlf: 'CRLF (Windows)' },
  otherLineEnds: (count) =>
    count === 1
      ? '1 Datei kam mit anderen Zeilenenden und behält sie.'
      : `${count} Dateien kamen mit anderen Zeilenenden und behalten sie.`,
  sameLineEnds: 'Alle angleichen',
  fontSize: 'Schriftgröße',
  pixels: (size) => `${size} px`,
  fontFamily: 'Schrift',
  fontFamilyHint: 'Die der Seite',
  lineNumbers: 'Zeilennummern',
  lineNumberNames: { on: 'Anzeigen', relative: 'Von meiner Zeile aus gezählt', off: 'Ausblenden' },
  useLineNumbers: (name) => `Zeilennummern: ${name}`,
  stickyScroll: 'Blockanfang im Blick behalten',
  toggleStickyScroll: 'Anfang eines Blocks im Blick behalten: ein oder aus',
  vimKeys: 'Vim-Tasten',
  toggleVimKeys: 'Vim-Tasten ein- oder ausschalten',
};

const hintsText: Texts['hints'] = {
  title: 'Hinweis',
  says: {
    invite: 'Sie sind allein hier. Ein Link genügt, damit andere dazukommen.',
    company: 'Ein Klick auf ein Gesicht oben führt dorthin, wo die Person ist, oder folgt ihr.',
  },
  share: 'Link holen',
  understood: 'Verstanden',
  noMore: 'Keine Hinweise mehr',
};

/** A sentence, or one made of what the English one names. */
type Told = string | ((message: string) => string);

const PATHS: Record<PathProblem, Told> = {
  empty: 'Geben Sie der Datei einen Namen.',
  'too-long': (message) => `Der Pfad ist zu lang: höchstens ${numberIn(message)} Zeichen.`,
  absolute: 'Der Pfad muss relativ sein: Lassen Sie den Schrägstrich oder Laufwerksbuchstaben am Anfang weg.',
  dots: 'Der Pfad darf „.“ und „..“ nicht als Teil enthalten.',
  backslash: 'Zwischen Ordnern steht „/“, nicht „\\“.',
  control: 'Der Pfad enthält unsichtbare Zeichen (Steuer- oder Richtungszeichen). Tippen Sie ihn neu.',
  reserved:
    'Dieser Name ist von Windows oder von Programmen belegt (wie con, nul oder __proto__). Wählen Sie einen anderen.',
  'empty-part': 'Ein Ordner im Pfad hat keinen Namen: Entfernen Sie den doppelten oder letzten Schrägstrich.',
  space:
    'Der Name einer Datei oder eines Ordners darf nicht mit einem Leerzeichen beginnen und nicht mit einem Leerzeichen oder Punkt enden.',
};

const CHANGES: Readonly<Record<string, Told>> = {
  ...PATHS,
  exists: (message) => `Es gibt schon eine Datei „${nameIn(message)}“.`,
  'is-folder': (message) => `„${nameIn(message)}“ ist ein Ordner.`,
  'is-file': (message) => `„${nameIn(message)}“ ist eine Datei; ein Ordner kann nicht so heißen.`,
  'into-itself': 'Ein Ordner lässt sich nicht in sich selbst verschieben.',
  missing: 'Das ist nicht mehr da.',
  'too-many-files': (message) => `Eine Sitzung hat höchstens ${numberIn(message)} Dateien.`,
  'too-large': (message) =>
    `Das ist zu groß: Der Server erlaubt höchstens ${sizeIn(message)} Zeichen${
      message.includes('deleted files') ? ', die gelöschter Dateien mitgezählt' : ''
    }.`,
};

const REQUESTS: Readonly<Record<string, Told>> = {
  unreachable:
    'Der Server ist nicht zu erreichen. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
  'not-json': 'Die Antwort kam nicht von diesem Programm.',
  internal: 'Auf dem Server ist etwas schiefgegangen. Es ist notiert; versuchen Sie es noch einmal.',
  restarting: 'Der Server startet neu. Versuchen Sie es in ein paar Sekunden noch einmal.',
  'storage-unavailable':
    'Der Server kann gerade nichts speichern (seine Platte ist vielleicht voll). Versuchen Sie es später noch einmal.',
  'session-damaged':
    'Was von dieser Sitzung gespeichert ist, ist beschädigt. Der letzte gute Stand ist zu haben. Sagen Sie es denen, die diesen Server betreiben.',
  busy: 'Dem Server wird gerade zu viel auf einmal geschickt: Versuchen Sie es in ein paar Sekunden noch einmal.',
  'rate-limited': 'Zu viele Anfragen von Ihrer Adresse: Versuchen Sie es gleich noch einmal.',
  'too-many-attempts':
    'Zu viele falsche Versuche kamen aus Ihrem Netz. Warten Sie eine Minute und versuchen Sie es dann noch einmal.',
  role: 'Ihre Rolle erlaubt das nicht.',
  path: (message) => `„${nameIn(message)}“ geht nicht als Pfad einer Datei.`,
  name: 'Dieser Name geht nicht: Er ist zu lang oder hat kein sichtbares Zeichen.',
  'no-such-session': 'Diese Sitzung gibt es nicht: Sie wurde gelöscht, oder die Adresse ist vertippt.',
  'no-such-file': (message) => `In der Sitzung gibt es keine Datei „${nameIn(message)}“.`,
  'no-such-link': 'Diesen Link gibt es in der Sitzung nicht.',
  'no-such-participant': 'Diese Person ist nicht mehr in der Sitzung.',
  'no-token': 'Dieser Adresse fehlt das Token: Bitten Sie um den ganzen Link, mit dem Teil nach „#“.',
  'bad-token':
    'Das Token passt nicht zu dieser Sitzung: Prüfen Sie, ob der Link ganz kopiert wurde, oder bitten Sie noch einmal darum.',
  'link-revoked': 'Dieser Link wurde widerrufen. Bitten Sie um einen neuen.',
  'link-expired': 'Dieser Link ist abgelaufen. Bitten Sie um einen neuen.',
  'person-removed': 'Sie wurden aus dieser Sitzung entfernt. Bitten Sie um einen neuen Link.',
  'password-needed': 'Dieser Link hat ein Passwort. Fragen Sie, wer Ihnen den Link gab.',
  'wrong-password': 'Das ist nicht das Passwort dieses Links. Versuchen Sie es noch einmal.',
  'too-many-links': (message) =>
    `Eine Sitzung hat höchstens ${numberIn(message)} Links: Widerrufen Sie zuerst einen.`,
  'last-owner-link':
    'Das ist der einzige Link zum Verwalten: Legen Sie einen weiteren an, bevor Sie ihn widerrufen.',
  'last-owner':
    'Kein Link zum Verwalten gilt mehr, darum behält diese Person ihre Rolle: Legen Sie zuerst einen solchen Link an.',
  yourself:
    'Sie können Ihre eigene Rolle nicht ändern und sich nicht selbst entfernen. Andere, die verwalten, können es.',
  'too-many-people':
    'So viele Rollen wie erlaubt wurden hier schon geändert: Widerrufen Sie stattdessen den Link, über den diese Person kam.',
  'too-many-files': CHANGES['too-many-files'] ?? '',
  'too-large': CHANGES['too-large'] ?? '',
  'expires-at': 'Das Ende muss in der Zukunft liegen.',
  'no-such-blob':
    'Der Inhalt dieser Datei ist nicht auf dem Server oder beschädigt. Laden Sie die Datei noch einmal hoch.',
  'invalid-request':
    'Der Server versteht die Anfrage nicht. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
  'not-damaged': 'Was von dieser Sitzung gespeichert ist, ist heil: Öffnen Sie sie.',
};

/** Those that the page words itself, or that come with a reason of many kinds, are not here. */
const NOTICES: Partial<Record<NoticeCode, Told>> = {
  'read-only': 'Ihre Rolle darf hier nur lesen: Die Änderung wurde nicht angenommen.',
  'storage-available': 'Der Server kann wieder speichern. Alles Geschriebene ist erhalten.',
  'storage-unavailable':
    'Der Server kann gerade nicht speichern. Schreiben Sie weiter: Ihre Änderungen bleiben in diesem Browser, bis er es wieder kann.',
  'rate-limited': 'Zu viel auf einmal: Warten Sie einen Augenblick.',
  'too-large':
    'Die Änderung wurde nicht angenommen: Die Sitzung oder eine Datei würde größer, als dieser Server erlaubt.',
  refused: 'Der Server hat eine Änderung nicht angenommen.',
  'chat-refused': 'Ihre Nachricht wurde nicht angenommen. Versuchen Sie es gleich noch einmal.',
  'chat-deleted': (message) => {
    const [, by = '', name] = /^(.*?) deleted a message(?: of (.*))?\.$/su.exec(message) ?? [];
    return name === undefined
      ? `${by} hat eine Nachricht gelöscht.`
      : `${by} hat eine Nachricht von ${name} gelöscht.`;
  },
  'ask-needless': 'Sie dürfen schon bearbeiten: dort, wo Sie über einen anderen Link gekommen sind.',
  'ask-declined': 'Das Recht zum Bearbeiten wurde Ihnen nicht gegeben.',
  restored: 'Die Sitzung wurde aus einer Sicherung wiederhergestellt.',
};

const toldText: Texts['told'] = {
  path: (problem, message) => inGerman(PATHS, problem, message),
  change: (code, message) => inGerman(CHANGES, code, message),
  request: (code, message) => inGerman(REQUESTS, code, message),
  notice: (code, message) => inGerman(NOTICES, code, message),
};

/** A code of a newer server is told in its own words. */
function inGerman(known: Readonly<Record<string, Told | undefined>>, code: string, message: string): string {
  const told = Object.hasOwn(known, code) ? known[code] : undefined;
  if (told === undefined) return message;
  return typeof told === 'string' ? told : told(message);
}

function nameIn(message: string): string {
  return /"(.*)"/su.exec(message)?.[1] ?? '';
}

function numberIn(message: string): string {
  return Number(/\d+/u.exec(message)?.[0] ?? 0).toLocaleString('de');
}

/** "2 million" and "1.5 million" as packages/client says it, a plain number as the server does. */
function sizeIn(message: string): string {
  const [, number, millions] = /(\d+(?:\.\d+)?)( million)?/u.exec(message.replace(/".*"/su, '')) ?? [];
  const value = Number(number ?? 0).toLocaleString('de');
  return millions === undefined ? value : `${value} ${value === '1' ? 'Million' : 'Millionen'}`;
}

const viewerText: Texts['viewer'] = {
  loading: 'Die Datei wird geholt …',
  type: 'Typ',
  size: 'Größe',
  hash: 'Prüfsumme (SHA-256)',
  empty: 'Die Datei ist leer.',
  firstBytes: 'Die ersten Bytes der Datei',
  more: (size) => `${size} mehr werden nicht gezeigt. Laden Sie die Datei herunter, um sie zu sehen.`,
  pictureOf: (name) => `Bild ${name}`,
  pixels: (width, height) => `${width} × ${height} Pixel`,
  fit: 'Eingepasst',
  fitToWindow: 'In das Fenster einpassen',
  togglePreview: 'Vorschau neben dem Text ein- oder ausblenden',
  previewOf: (path) => `Vorschau von ${path}`,
  closePreview: 'Vorschau schließen',
  resizePreview: 'Breite der Vorschau',
  reload: 'Seite neu laden',
  openInWindow: 'In eigenem Fenster öffnen',
  brokenPicture: 'Das ist noch kein Bild.',
  gone: 'Der Inhalt dieser Datei ist nicht mehr auf dem Server.',
  goneWhy:
    'Was niemand mehr brauchte, wurde weggeräumt: einen Tag, nachdem die Datei gelöscht war, oder früher, wenn andere den Platz brauchten. Die Datei selbst ist da. Laden Sie sie noch einmal hoch, wenn Sie sie haben, oder löschen Sie sie.',
  uploadAgain: 'Noch einmal hochladen …',
  noSuchPicture: 'Dieses Bild gibt es in der Sitzung nicht.',
  pictureElsewhere: (name) => `Bild im Web: ${name}`,
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
};

/** All texts of the interface in German. It says "Sie", as the editor's own German texts do. */
export const german: Texts = {
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
  told: toldText,
  hints: hintsText,
  viewer: viewerText,
};
