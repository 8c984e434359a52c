import { useMemo } from 'react';
import { useSession } from '../session/session-context.tsx';
import { commandProvider } from '../shell/command-items.ts';
import { lineProvider } from '../shell/line-items.ts';
import { QuickInput } from '../shell/QuickInput.tsx';
import { fileProvider } from './quick-open.ts';

/** Files, `:` lines and `>` commands in one dialog. */
export function QuickOpen() {
  const { client, workbench, commands, editors } = useSession();
  const providers = useMemo(
    () => [
      fileProvider(client.workspace, workbench),
      lineProvider(workbench),
      commandProvider(commands, editors),
    ],
    [client, workbench, commands, editors],
  );
  return <QuickInput providers={providers} />;
}
