import type { Readable, SessionApi, SessionClient, SharedSettings } from '@coedit/client';
import type { Role } from '@coedit/protocol';
import { createContext, useContext } from 'react';
import type { Announcer } from '../announce/announcer.ts';
import type { OwnMessages } from '../chat/own-messages.ts';
import type { EditorHandle } from '../editor/editor-handle.ts';
import type { Preferences } from '../settings/preferences.ts';
import type { Commands } from '../shell/commands.ts';
import type { Workbench } from '../shell/workbench.ts';
import type { OfflineEdits } from './offline-edits.ts';
import type { SessionLink } from './session-links.ts';
import type { StrandedEdits } from './stranded-edits.ts';

/** Everything a feature needs of the running session. */
export interface SessionServices {
  readonly client: SessionClient;
  /** Mine. Until the server tells it, that of my last visit; null when there was none. */
  readonly role: Readable<Role | null>;
  readonly workbench: Workbench;
  readonly commands: Commands;
  readonly preferences: Preferences;
  /** The settings that everyone in the session shares. */
  readonly shared: SharedSettings;
  readonly api: SessionApi;
  readonly editors: EditorHandle;
  /** What screen readers are told. */
  readonly announcer: Announcer;
  /** The chat messages this browser has sent. */
  readonly said: OwnMessages;
  /** What waits in this browser for the server. */
  readonly offline: OfflineEdits;
  /** What the server will never take from this browser. */
  readonly stranded: StrandedEdits;
  /** Gives up all that is not saved: the page goes on with the server's document. */
  readonly dropMine: () => Promise<void>;
  /** The link this page was opened with. */
  readonly link: SessionLink & { readonly token: string };
}

const SessionContext = createContext<SessionServices | null>(null);

export const SessionProvider = SessionContext.Provider;

export function useSession(): SessionServices {
  const services = useContext(SessionContext);
  if (services === null) throw new Error('useSession outside of a session page');
  return services;
}
