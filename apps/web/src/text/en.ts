import { chatText } from './chat.ts';
import { commonText } from './common.ts';
import { editorText } from './editor.ts';
import { filesText } from './files.ts';
import { peopleText } from './people.ts';
import { sessionText } from './session.ts';
import { settingsText } from './settings.ts';
import { sharingText } from './sharing.ts';
import { shellText } from './shell.ts';
import { startText } from './start.ts';
import { statusText } from './status.ts';

/** All text of the interface, by the folder that shows it. A translation is an object of the same type. */
export const text = {
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
};
