import { type ReactNode, useState } from 'react';
import { useSession } from '../session/session-context.tsx';
import { useNarrow } from '../shell/use-media.ts';
import { text } from '../texts/texts.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { CornerNote } from '../ui/CornerNote.tsx';
import { localStorageOrNull, readJson, writeJson } from '../ui/local-storage.ts';
import { useReadable } from '../ui/use-readable.ts';
import './people.css';

const DISMISSED_KEY = 'coedit.name-prompt-dismissed';

/** A note, in nobody's way, for who never chose a name; `next` has its place once that is answered. */
export function NamePrompt({ next }: { readonly next: ReactNode }) {
  const { client, commands, preferences, workbench } = useSession();
  const me = useReadable(client.me);
  const { name } = useReadable(preferences.values);
  const [dismissed, setDismissed] = useState(() => readJson(localStorageOrNull(), DISMISSED_KEY) === true);
  const { panel } = useReadable(workbench.state);
  // There it would lie over the field that chat is typed into.
  const isInTheWay = useNarrow() && panel !== null;
  if (me === null || isInTheWay) return null;
  if (name !== '' || dismissed) return next;

  const dismiss = () => {
    setDismissed(true);
    writeJson(localStorageOrNull(), DISMISSED_KEY, true);
  };
  return (
    <CornerNote className="name-prompt" label={text.people.yourName}>
      <span>
        {text.people.youAre} <strong>{me.name}</strong>
      </span>
      <Button onClick={() => commands.run('people.changeName')}>{text.people.changeName}</Button>
      <IconButton icon="close" label={text.people.keepName} onClick={dismiss} />
    </CornerNote>
  );
}
