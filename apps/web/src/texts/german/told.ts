import type { NoticeCode, PathProblem } from '@coedit/protocol';
import type { Texts } from '../english/english.ts';

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

export const toldText: Texts['told'] = {
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
