import { chatText } from './chat.ts';
import { commonText } from './common.ts';
import { editorText } from './editor.ts';
import { filesText } from './files.ts';
import { hintsText } from './hints.ts';
import { peopleText } from './people.ts';
import { sessionText } from './session.ts';
import { settingsText } from './settings.ts';
import { sharingText } from './sharing.ts';
import { shellText } from './shell.ts';
import { startText } from './start.ts';
import { statusText } from './status.ts';
import { toldText } from './told.ts';
import { viewerText } from './viewer.ts';

/** All texts of the interface in English, by the folder that shows them. */
export const english = {
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
  hints: hintsText,
  told: toldText,
  viewer: viewerText,
};

/** What every language has to say: a text that one of them lacks fails the build. */
export type Texts = typeof english;
