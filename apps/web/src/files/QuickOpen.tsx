import { useEffect, useMemo } from 'react';
import { languageProvider } from '../editor/language-items.ts';
import { symbolProvider } from '../outline/symbol-items.ts';
import { useSession } from '../session/session-context.tsx';
import { commandProvider } from '../shell/command-items.ts';
import { lineProvider } from '../shell/line-items.ts';
import { QuickInput } from '../shell/QuickInput.tsx';
import { useReadable } from '../ui/use-readable.ts';
import { fileProvider } from './quick-open.ts';

/** Files, `:` lines, `@` symbols and `>` commands in one dialog. */
export function QuickOpen() {
  const { client, workbench, commands, editors } = useSession();
  const isShown = useReadable(workbench.quickInput) !== null;
  const symbols = useReadable(editors.outline);
  useEffect(() => (isShown ? editors.wantOutline() : undefined), [isShown, editors]);
  const providers = useMemo(
    () => [
      fileProvider(client.workspace, workbench),
      lineProvider(workbench),
      symbolProvider(workbench, symbols),
      commandProvider(commands, editors),
      languageProvider(editors),
    ],
    [client, workbench, commands, editors, symbols],
  );
  return <QuickInput providers={providers} />;
}
