import { startTransition, useEffect, useState } from 'react';
import type { Preferences } from '../settings/preferences.ts';
import { text } from '../texts/texts.ts';
import { useReadable } from '../ui/use-readable.ts';
import { LineagePage } from './LineagePage.tsx';
import { passwordWish, rememberedPassword, rememberPassword, sessionStorageOrNull } from './link-password.ts';
import { OpeningPage } from './OpeningPage.tsx';
import { PasswordPage } from './PasswordPage.tsx';
import { RefusalPage } from './RefusalPage.tsx';
import { SessionPage } from './SessionPage.tsx';
import type { SessionJoin } from './session-join.ts';
import { type FullLink, readLink, wayIn } from './way-in.ts';

interface SessionRouteProps {
  readonly preferences: Preferences;
}

/** The page `/s/:id#token`: joins, and shows whichever page the way in leads to. */
export function SessionRoute({ preferences }: SessionRouteProps) {
  const [link] = useState(() => readLink());
  useReloadOnOtherLink();
  if (link === null) return <RefusalPage reason="bad-link" />;
  return <JoinedSession link={link} preferences={preferences} />;
}

interface JoinedSessionProps extends SessionRouteProps {
  readonly link: FullLink;
}

function JoinedSession({ link, preferences }: JoinedSessionProps) {
  const [join, setJoin] = useState<SessionJoin | null>(null);
  const [password, setPassword] = useState(() => rememberedPassword(sessionStorageOrNull(), link.token));
  // In an effect, not while rendering: React may render a page and throw it away before it is shown.
  useEffect(() => {
    const joining = wayIn(link, password, preferences);
    // Drawn in slices, as page.tsx begins it.
    startTransition(() => setJoin(joining));
    return () => joining.close();
  }, [link, password, preferences]);
  const tryPassword = (tried: string) => {
    rememberPassword(sessionStorageOrNull(), link.token, tried);
    setPassword(tried);
  };
  if (join === null) return <OpeningPage message={text.session.opening} />;
  return <JoinPage join={join} link={link} preferences={preferences} onPassword={tryPassword} />;
}

interface JoinPageProps extends JoinedSessionProps {
  readonly join: SessionJoin;
  readonly onPassword: (password: string) => void;
}

function JoinPage({ join, link, preferences, onPassword }: JoinPageProps) {
  useEffect(() => {
    // Tells the others at once instead of letting the connection die with the page.
    const onLeave = (event: PageTransitionEvent) => {
      if (!event.persisted) join.close();
    };
    window.addEventListener('pagehide', onLeave);
    return () => window.removeEventListener('pagehide', onLeave);
  }, [join]);

  const state = useReadable(join.state);
  switch (state.kind) {
    case 'opening':
      return <OpeningPage message={text.session.opening} />;
    case 'comparing':
      return <OpeningPage message={text.session.lineage.loading} />;
    case 'differs':
      return <LineagePage fence={state.fence} join={join} />;
    case 'refused': {
      const wish = passwordWish(state.refusal.reason);
      if (wish === null) return <RefusalPage reason={state.refusal} />;
      return <PasswordPage wrong={wish === 'wrong'} onTry={onPassword} />;
    }
    case 'open':
      return <SessionPage session={state.session} join={join} link={link} preferences={preferences} />;
  }
}

/** Another token or file pasted into the address bar changes only the part after #, which loads nothing by itself. */
function useReloadOnOtherLink(): void {
  useEffect(() => {
    const onHashChange = () => window.location.reload();
    window.addEventListener('hashchange', onHashChange);
    return () => window.removeEventListener('hashchange', onHashChange);
  }, []);
}
