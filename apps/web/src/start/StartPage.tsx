import { useEffect } from 'react';
import type { Preferences } from '../settings/preferences.ts';
import { text } from '../texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { FilesStart } from './FilesStart.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import { OpenLink } from './OpenLink.tsx';
import { RecentSessions } from './RecentSessions.tsx';
import { Templates } from './Templates.tsx';
import { BLANK } from './templates.ts';
import { useStarting } from './use-starting.ts';
import './start.css';

const words = text.start;

/** The page `/`: a new session, from nothing, a template or files; or into one that exists. */
export function StartPage({ preferences }: { readonly preferences: Preferences }) {
  const { busy, problem, incomplete, start, startFromFiles, cancel } = useStarting();
  const disabled = busy !== null;
  useEffect(() => {
    document.title = text.common.product;
  }, []);
  return (
    <main className="start" aria-busy={disabled}>
      <div className="start-page">
        <Hero
          disabled={disabled}
          onNew={() => void start({ name: null, files: BLANK, open: BLANK[0]?.path ?? null, message: null })}
        />
        <p className="start-state" role="status">
          {busy}
        </p>
        {problem !== null && (
          <p className="start-problem" role="alert">
            <Icon name="error" />
            {problem}
          </p>
        )}
        <Templates
          disabled={disabled}
          onChoose={({ id, files, open }) =>
            void start({ name: words.template[id], files, open, message: null })
          }
        />
        <div className="start-columns">
          <FilesStart disabled={disabled} onFiles={(gathering) => void startFromFiles(gathering)} />
          <OpenLink />
        </div>
        <RecentSessions />
        <LanguageChoice preferences={preferences} />
      </div>
      {incomplete !== null && (
        <Dialog title={words.someLeftOut} onClose={cancel}>
          {incomplete.why.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <div className="dialog-actions">
            <Button onClick={cancel}>{text.common.cancel}</Button>
            <Button look="primary" onClick={() => void start(incomplete.session)}>
              {words.continueWithout}
            </Button>
          </div>
        </Dialog>
      )}
    </main>
  );
}

function Hero({ disabled, onNew }: { readonly disabled: boolean; readonly onNew: () => void }) {
  return (
    <header className="hero">
      <img src="/favicon.svg" alt="" width="52" height="52" />
      <div>
        <h1>{text.common.product}</h1>
        <p className="hero-tagline">{words.tagline}</p>
      </div>
      <p className="hero-intro">{words.intro}</p>
      <button type="button" className="hero-button" disabled={disabled} onClick={onNew}>
        <Icon name="add" />
        {words.newSession}
      </button>
    </header>
  );
}
