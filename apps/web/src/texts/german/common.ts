import type { Role } from '@coedit/protocol';
import type { Texts } from '../english/english.ts';

/** What the role may do is its name: that needs no masculine and no feminine form. */
const ROLE_NAMES: Record<Role, string> = {
  owner: 'Verwalten',
  editor: 'Bearbeiten',
  commenter: 'Kommentieren',
  viewer: 'Ansehen',
};

export const commonText: Texts['common'] = {
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
