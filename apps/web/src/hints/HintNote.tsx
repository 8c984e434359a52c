import { useState } from 'react';
import { useMayEdit } from '../files/use-may-edit.ts';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { CornerNote } from '../ui/CornerNote.tsx';
import { localStorageOrNull, readJson, writeJson } from '../ui/local-storage.ts';
import { useReadable } from '../ui/use-readable.ts';
import { type Hint, hintFor, hintsLeft } from './hint-plan.ts';

const STORAGE_KEY = 'coedit.hints';

/** One hint at a time. */
export function HintNote() {
  const { client, preferences } = useSession();
  const me = useReadable(client.me);
  const others = useReadable(client.participants).filter(({ userId }) => userId !== me?.userId);
  const { name } = useReadable(preferences.values);
  const mayEdit = useMayEdit();
  const [left, setLeft] = useState(() => hintsLeft(readJson(localStorageOrNull(), STORAGE_KEY), name !== ''));
  const hint = hintFor(left, { hasCompany: others.length > 0, mayEdit });
  if (me === null || hint === null) return null;

  const keep = (hints: readonly Hint[]) => {
    setLeft(hints);
    writeJson(localStorageOrNull(), STORAGE_KEY, hints);
  };
  const isTold = () => keep(left.filter((one) => one !== hint));
  return (
    <CornerNote label={text.hints.title}>
      <span>{text.hints.says[hint]}</span>
      <HintAction hint={hint} onDone={isTold} />
      <IconButton icon="close" label={text.hints.noMore} onClick={() => keep([])} />
    </CornerNote>
  );
}

function HintAction({ hint, onDone }: { readonly hint: Hint; readonly onDone: () => void }) {
  const { commands } = useSession();
  if (hint === 'company') return <Button onClick={onDone}>{text.hints.understood}</Button>;
  const share = () => {
    onDone();
    commands.run('sharing.open');
  };
  return (
    <Button icon="link" onClick={share}>
      {text.hints.share}
    </Button>
  );
}
