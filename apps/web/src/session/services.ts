import { SessionApi, SharedSettings } from '@coedit/client';
import { Announcer } from '../announce/announcer.ts';
import { OwnMessages } from '../chat/own-messages.ts';
import { EditorHandle } from '../editor/editor-handle.ts';
import type { Preferences } from '../settings/preferences.ts';
import { Commands } from '../shell/commands.ts';
import { Workbench } from '../shell/workbench.ts';
import { localMemory } from '../shell/workbench-memory.ts';
import { localStorageOrNull } from '../ui/local-storage.ts';
import { rememberedPassword, sessionStorageOrNull } from './link-password.ts';
import { ownRole } from './own-role.ts';
import { personSecret } from './person-secret.ts';
import type { SessionServices } from './session-context.tsx';
import type { OpenSession, SessionJoin } from './session-join.ts';
import type { SessionLink } from './session-links.ts';

export function createServices(
  session: OpenSession,
  join: SessionJoin,
  link: SessionLink & { readonly token: string },
  preferences: Preferences,
): SessionServices {
  const { client, offline, stranded } = session;
  const editors = new EditorHandle();
  return {
    client,
    role: ownRole(client, link, localStorageOrNull()),
    offline,
    stranded,
    dropMine: () => join.dropMine(),
    link,
    preferences,
    shared: new SharedSettings(client.doc),
    editors,
    announcer: new Announcer((run, ms) => setTimeout(run, ms)),
    said: new OwnMessages(localStorageOrNull(), link.sessionId),
    workbench: new Workbench(localMemory(link.sessionId)),
    commands: new Commands(),
    api: new SessionApi(
      window.location.origin,
      link.token,
      rememberedPassword(sessionStorageOrNull(), link.token),
      personSecret(localStorageOrNull()),
    ),
  };
}
