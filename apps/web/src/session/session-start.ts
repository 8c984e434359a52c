import { EditorStart } from '../editor/editor-start.ts';
import { blobBytesOf } from '../files/blobs/blob-bytes.ts';
import { watchContentGone } from '../files/content-gone.ts';
import type { Preferences } from '../settings/preferences.ts';
import { isNarrow } from '../shell/narrow-window.ts';
import { arrive } from './arrive.ts';
import { FirstEditor } from './first-editor.ts';
import { warnOnLeave } from './leave-warning.ts';
import { tellNotices } from './notices.ts';
import { createServices } from './services.ts';
import type { SessionServices } from './session-context.tsx';
import type { OpenSession, SessionJoin } from './session-join.ts';
import type { FullLink } from './way-in.ts';

declare global {
  interface Window {
    /** For looking at a running page from the browser's console and for e2e tests. Nothing in the page reads it. */
    coedit?: Pick<SessionServices, 'client' | 'editors' | 'commands'>;
  }
}

const starts = new WeakMap<OpenSession, SessionStart>();

/** The session's, made when it is first asked for: React may render a page more than once before it shows it. */
export function startOf(
  session: OpenSession,
  join: SessionJoin,
  link: FullLink,
  preferences: Preferences,
): SessionStart {
  const known = starts.get(session);
  if (known !== undefined) return known;
  const start = new SessionStart(session, join, link, preferences);
  starts.set(session, start);
  return start;
}

/** What of a running session needs no page to be drawn: its services, its editor, the file it is opened with, what the server says. */
export class SessionStart {
  readonly services: SessionServices;
  readonly editor: EditorStart;
  readonly #first: FirstEditor;
  readonly #session: OpenSession;
  readonly #ends: readonly (() => void)[];

  constructor(session: OpenSession, join: SessionJoin, link: FullLink, preferences: Preferences) {
    this.#session = session;
    this.services = createServices(session, join, link, preferences);
    const { client, editors, commands, api } = this.services;
    window.coedit = { client, editors, commands };
    // What lies over the editor on a phone is shut as soon as a file is opened.
    this.services.workbench.setNarrow(isNarrow());
    this.editor = new EditorStart(this.services);
    this.#first = new FirstEditor(this.services, this.editor);
    this.#ends = [
      warnOnLeave(client),
      tellNotices(client),
      watchContentGone(client, blobBytesOf(api, link.sessionId)),
      arrive(this.services),
    ];
  }

  /** Resolves when one can type, or when it is known that the page has to be drawn first. */
  showEditor(): Promise<void> {
    return this.#first.show();
  }

  /** The page is there and has the editor in it, or will not come. */
  endFirst(): void {
    this.#first.end();
  }

  dispose(): void {
    starts.delete(this.#session);
    this.#first.end();
    for (const end of this.#ends) end();
    this.editor.dispose();
  }
}
