import { useEffect, useState } from 'react';
import { Announcements } from '../announce/Announcements.tsx';
import { ChatPanel } from '../chat/ChatPanel.tsx';
import { UnreadBadge } from '../chat/UnreadBadge.tsx';
import { EditorArea } from '../editor/EditorArea.tsx';
import { Explorer } from '../files/Explorer.tsx';
import { FileFeatures } from '../files/FileFeatures.tsx';
import { SearchInFiles } from '../files/SearchInFiles.tsx';
import { HintNote } from '../hints/HintNote.tsx';
import { Outline } from '../outline/Outline.tsx';
import { CallsToMe } from '../people/CallsToMe.tsx';
import { EditRequests } from '../people/EditRequests.tsx';
import { NamePrompt } from '../people/NamePrompt.tsx';
import { usePrinting } from '../print/use-printing.ts';
import type { Preferences } from '../settings/preferences.ts';
import { WorkbenchView } from '../shell/WorkbenchView.tsx';
import { StatusBar } from '../status/StatusBar.tsx';
import { Dialogs } from './Dialogs.tsx';
import { Header } from './Header.tsx';
import { useLinkCommands } from './link-commands.ts';
import { useOwnPresence } from './own-presence.ts';
import { PageTitle } from './PageTitle.tsx';
import { SetAsideNote } from './SetAsideNote.tsx';
import { SessionProvider } from './session-context.tsx';
import type { OpenSession, SessionJoin } from './session-join.ts';
import { startOf } from './session-start.ts';
import { useVisit } from './visit.ts';
import { WaitingNote } from './WaitingNote.tsx';
import type { FullLink } from './way-in.ts';

interface SessionPageProps {
  readonly session: OpenSession;
  readonly join: SessionJoin;
  readonly link: FullLink;
  readonly preferences: Preferences;
}

/** Composes everything there is in a running session. */
export function SessionPage({ session, join, link, preferences }: SessionPageProps) {
  const [start] = useState(() => startOf(session, join, link, preferences));
  useEffect(() => {
    start.endFirst();
    return () => start.dispose();
  }, [start]);
  const { services } = start;
  useOwnPresence(services);
  useVisit(services);
  usePrinting(services);
  useLinkCommands(services);
  useEffect(() => {
    const now = () => {
      if (document.visibilityState === 'visible') session.client.reconnectNow();
    };
    window.addEventListener('online', now);
    document.addEventListener('visibilitychange', now);
    return () => {
      window.removeEventListener('online', now);
      document.removeEventListener('visibilitychange', now);
    };
  }, [session]);

  return (
    <SessionProvider value={services}>
      <WorkbenchView
        header={
          <>
            <Header />
            <NamePrompt next={<HintNote />} />
            <WaitingNote />
            <SetAsideNote session={session} />
          </>
        }
        sideViews={{ explorer: <Explorer />, search: <SearchInFiles />, outline: <Outline /> }}
        editor={<EditorArea start={start.editor} />}
        panel={<ChatPanel />}
        status={<StatusBar />}
        chatBadge={<UnreadBadge />}
      >
        <FileFeatures />
        <Dialogs />
        <Announcements />
        <CallsToMe />
        <PageTitle />
        <EditRequests />
      </WorkbenchView>
    </SessionProvider>
  );
}
