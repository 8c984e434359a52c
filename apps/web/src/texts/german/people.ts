import type { ParticipantState } from '@coedit/protocol';
import type { Texts } from '../english/english.ts';
import { commonText } from './common.ts';

const STATES: Record<ParticipantState, string> = { 0: 'aktiv', 1: 'untätig', 2: 'abwesend' };

export const peopleText: Texts['people'] = {
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
