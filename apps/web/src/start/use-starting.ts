import { useEffect, useState } from 'react';
import type { Gathered } from '../files/import/candidate.ts';
import { importSummary, leftOutSentences } from '../files/import/import-summary.ts';
import { text } from '../texts/texts.ts';
import { failureSentence } from '../ui/failure-sentence.ts';
import { createSession, type NewSession } from './create-session.ts';
import { type ReadFiles, readFiles } from './read-files.ts';

const words = text.start;

/** Files of which some cannot be in a session: started only when the person agrees. */
interface Incomplete {
  readonly session: NewSession;
  readonly why: readonly string[];
}

/** How a new session comes about, and what is in its way. */
export function useStarting() {
  /** What is going on; null: nothing. */
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [incomplete, setIncomplete] = useState<Incomplete | null>(null);

  useEffect(() => {
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
      await createSession(session, (done, all) => setBusy(text.files.import.progress(done, all)));
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
      setBusy(null);
      if (read.files.length + read.binaries.length === 0)
        setProblem([words.noFiles, ...leftOutSentences(read)].join(' '));
      else if (read.leftOut.length > 0)
        setIncomplete({ session: sessionOf(read), why: leftOutSentences(read) });
      else await start(sessionOf(read));
    } catch {
      setProblem(words.unreadable);
      setBusy(null);
    }
  };

  return { busy, problem, incomplete, start, startFromFiles, cancel: () => setIncomplete(null) };
}

function sessionOf(read: ReadFiles): NewSession {
  const [only] = [...read.files, ...read.binaries];
  const added = [...read.files, ...read.binaries];
  const summary = importSummary({ ...read, added, renamed: 0, same: 0 });
  return {
    name: read.name,
    files: read.files,
    binaries: read.binaries,
    open: added.length === 1 && only !== undefined ? only.path : null,
    // Files left out were agreed to already; folders of tools were left out without asking.
    message: read.skippedFolders.length > 0 || read.ignored > 0 ? summary : null,
  };
}
