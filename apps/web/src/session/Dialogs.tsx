import { useCallback, useEffect, useState } from 'react';
import { NameDialog } from '../people/NameDialog.tsx';
import { SettingsDialog } from '../settings/SettingsDialog.tsx';
import { settingsCommands } from '../settings/settings-commands.ts';
import { ShareDialog } from '../sharing/ShareDialog.tsx';
import { text } from '../texts/texts.ts';
import { StrandedDialog } from './StrandedDialog.tsx';
import { useSession } from './session-context.tsx';

type DialogName = 'share' | 'name' | 'settings' | 'stranded';

/** The page's dialogs, each opened by a command; one at a time. */
export function Dialogs() {
  const { commands, preferences, stranded } = useSession();
  const [open, setOpen] = useState<DialogName | null>(null);
  const close = useCallback(() => setOpen(null), []);

  useEffect(
    () =>
      commands.registerAll([
        { id: 'sharing.open', title: text.sharing.title, run: () => setOpen('share') },
        { id: 'people.changeName', title: text.people.changeMyName, run: () => setOpen('name') },
        { id: 'settings.open', title: text.settings.open, keys: 'Mod+,', run: () => setOpen('settings') },
        {
          id: 'session.strandedEdits',
          title: text.session.stranded.open,
          when: () => stranded.count.get() > 0,
          run: () => setOpen('stranded'),
        },
        {
          id: 'session.new',
          title: text.session.newSession,
          run: () => void window.open('/', '_blank', 'noopener'),
        },
        ...settingsCommands(preferences),
      ]),
    [commands, preferences, stranded],
  );

  if (open === 'share') return <ShareDialog onClose={close} />;
  if (open === 'name') return <NameDialog onClose={close} />;
  if (open === 'settings') return <SettingsDialog onClose={close} />;
  if (open === 'stranded') return <StrandedDialog onClose={close} />;
  return null;
}
