import { useEffect, useState } from 'react';
import type { Gathered } from '../files/import/candidate.ts';
import { importSummary, leftOutSentences } from '../files/import/import-summary.ts';
import { text } from '../text/en.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { failureSentence } from '../ui/failure-sentence.ts';
import { Icon } from '../ui/Icon.tsx';
import { createSession, type NewSession } from './create-session.ts';
import { FilesStart } from './FilesStart.tsx';
import { OpenLink } from './OpenLink.tsx';
import { RecentSessions } from './RecentSessions.tsx';
import { readFiles } from './read-files.ts';
import { BLANK, TEMPLATES } from './templates.ts';
import './start.css';

const words = text.start;

/** Files of which some cannot be in a session: started only when the person agrees. */
interface Incomplete {
  readonly session: NewSession;
  readonly why: readonly string[];
}

/** The page `/`: a new session, from nothing, a template or files; or into one that exists. */
export function StartPage() {
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [incomplete, setIncomplete] = useState<Incomplete | null>(null);

  useEffect(() => {
    document.title = text.common.product;
    // Back from a session the browser may show this very page again, still busy.
    const onShow = () => setBusy(null);
    window.addEventListener('pageshow', onShow);
    return () => window.removeEventListener('pageshow', onShow);
  }, []);

  const start = async (session: NewSession) => {
    setBusy(words.creating);
    setProblem(null);
    setIncomplete(null);
    try {
      await createSession(session);
    } catch (reason) {
      setProblem(words.cannotCreate(failureSentence(reason)));
      setBusy(null);
    }
  };
  const startFromFiles = async (gathering: Promise<Gathered>) => {
    setBusy(words.reading);
    setProblem(null);
    try {
      const read = await readFiles(await gathering);
      const summary = importSummary({ ...read, added: read.files, renamed: 0, same: 0 });
      const first = read.files.length === 1 ? (read.files[0]?.path ?? null) : null;
      const hasNews = read.skippedFolders.length > 0;
      const session = { name: read.name, files: read.files, open: first, message: hasNews ? summary : null };
      setBusy(null);
      if (read.files.length === 0) setProblem([words.noFiles, ...leftOutSentences(read)].join(' '));
      else if (read.leftOut.length > 0) setIncomplete({ session, why: leftOutSentences(read) });
      else await start(session);
    } catch {
      setProblem(words.unreadable);
      setBusy(null);
    }
  };

  return (
    <main className="start" aria-busy={busy !== null}>
      <div className="start-page">
        <Hero
          busy={busy !== null}
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
        <section aria-labelledby="templates">
          <h2 id="templates">{words.templates}</h2>
          <ul className="templates">
            {TEMPLATES.map(({ id, icon, files, open }) => (
              <li key={id}>
                <button
                  type="button"
                  className="template"
                  disabled={busy !== null}
                  onClick={() => void start({ name: words.template[id], files, open, message: null })}
                >
                  <Icon name={icon} />
                  <strong>{words.template[id]}</strong>
                  <span className="muted">{words.templateDescription[id]}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
        <div className="start-columns">
          <FilesStart disabled={busy !== null} onFiles={(gathering) => void startFromFiles(gathering)} />
          <OpenLink />
        </div>
        <RecentSessions />
      </div>
      {incomplete !== null && (
        <Dialog title={words.someLeftOut} onClose={() => setIncomplete(null)}>
          {incomplete.why.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <div className="dialog-actions">
            <Button onClick={() => setIncomplete(null)}>{text.common.cancel}</Button>
            <Button look="primary" onClick={() => void start(incomplete.session)}>
              {words.continueWithout}
            </Button>
          </div>
        </Dialog>
      )}
    </main>
  );
}

function Hero({ busy, onNew }: { readonly busy: boolean; readonly onNew: () => void }) {
  return (
    <header className="hero">
      <img src="/favicon.svg" alt="" width="52" height="52" />
      <div>
        <h1>{text.common.product}</h1>
        <p className="hero-tagline">{words.tagline}</p>
      </div>
      <p className="hero-intro">{words.intro}</p>
      <button type="button" className="hero-button" disabled={busy} onClick={onNew}>
        <Icon name="add" />
        {words.newSession}
      </button>
    </header>
  );
}
