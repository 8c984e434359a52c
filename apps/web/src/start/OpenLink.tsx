import { type FormEvent, useState } from 'react';
import { recentSessions } from '../session/recent-sessions.ts';
import { parsePastedLink, sessionAddress } from '../session/session-links.ts';
import { text } from '../texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { localStorageOrNull } from '../ui/local-storage.ts';
import { TextField } from '../ui/TextField.tsx';

const words = text.start;

export function OpenLink() {
  const [pasted, setPasted] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  const open = (event: FormEvent) => {
    event.preventDefault();
    const result = parsePastedLink(pasted, window.location.origin);
    if (result.kind === 'problem') {
      setProblem(words.linkProblems[result.problem]);
      return;
    }
    const { sessionId, token, file, follow } = result.link;
    const known = recentSessions(localStorageOrNull()).find((session) => session.id === sessionId);
    const usable = token ?? (result.origin === null ? known?.token : undefined);
    if (usable === undefined) {
      setProblem(words.linkProblems['no-token']);
      return;
    }
    window.location.assign(
      (result.origin ?? '') + sessionAddress(sessionId, usable, file ?? undefined, follow ?? undefined),
    );
  };
  return (
    <section aria-labelledby="open-link">
      <h2 id="open-link">{words.openLink}</h2>
      <form className="open-link" onSubmit={open} noValidate>
        <TextField
          label={words.linkLabel}
          labelLook="hidden"
          value={pasted}
          placeholder={words.linkPlaceholder}
          autoComplete="off"
          spellCheck={false}
          error={problem}
          onChange={(event) => {
            setPasted(event.target.value);
            setProblem(null);
          }}
        />
        <Button type="submit" icon="arrow-right">
          {words.open}
        </Button>
      </form>
    </section>
  );
}
