import { cleanName, may } from '@coedit/protocol';
import { useEffect, useRef, useState } from 'react';
import { text } from '../texts/texts.ts';
import { failureSentence } from '../ui/failure-sentence.ts';
import { toast } from '../ui/toast.ts';
import { useReadable } from '../ui/use-readable.ts';
import { useSession } from './session-context.tsx';

/** The session's name; an owner renames it in place. */
export function SessionName() {
  const { client, commands } = useSession();
  const session = useReadable(client.session);
  const [editing, setEditing] = useState(false);
  const canRename = session !== null && may(session.role, 'manage');

  useEffect(() => {
    if (!canRename) return;
    return commands.register({
      id: 'session.rename',
      title: text.session.rename,
      run: () => setEditing(true),
    });
  }, [commands, canRename]);

  if (session === null) return <span className="session-name muted">{text.session.opening}</span>;
  if (editing) return <NameField name={session.name} onClose={() => setEditing(false)} />;
  if (!canRename) return <h1 className="session-name">{session.name}</h1>;
  return (
    <h1 className="session-name">
      <button type="button" title={text.session.rename} onClick={() => setEditing(true)}>
        {session.name}
      </button>
    </h1>
  );
}

interface NameFieldProps {
  readonly name: string;
  readonly onClose: () => void;
}

function NameField({ name, onClose }: NameFieldProps) {
  const { api, client, link } = useSession();
  const done = useRef(false);

  const finish = async (typed: string | null) => {
    // Enter takes the field away, which blurs it: once is enough.
    if (done.current) return;
    done.current = true;
    onClose();
    const limit = client.session.get()?.limits.nameLength ?? 64;
    const wanted = cleanName(typed ?? '', limit);
    if (wanted === '' || wanted === name) return;
    try {
      await api.renameSession(link.sessionId, wanted);
    } catch (reason) {
      toast('error', text.session.renameFailed(failureSentence(reason)));
    }
  };

  return (
    <input
      className="session-name-field"
      aria-label={text.session.sessionName}
      dir="auto"
      defaultValue={name}
      // biome-ignore lint/a11y/noAutofocus: opened to type here
      autoFocus
      onFocus={(event) => event.target.select()}
      onBlur={(event) => void finish(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void finish(event.currentTarget.value);
        if (event.key === 'Escape') void finish(null);
      }}
    />
  );
}
