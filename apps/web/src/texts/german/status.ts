import type { Texts } from '../english/english.ts';

export const statusText: Texts['status'] = {
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
