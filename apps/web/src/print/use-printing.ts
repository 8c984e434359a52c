import { useEffect } from 'react';
import type { SessionServices } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { printedFile } from './printed-file.ts';
import './print.css';

/** On paper goes the open file as a whole: the editor itself holds no more lines than the window shows. */
export function usePrinting({ client, commands, workbench }: SessionServices): void {
  useEffect(() => {
    let printed: HTMLElement | null = null;
    const add = () => {
      printed?.remove();
      printed = null;
      const { active } = workbench.state.get();
      const file = client.workspace.files.get().find(({ id }) => id === active);
      if (file === undefined) return;
      printed = printedFile(file.path, client.workspace.text(file.id).toString());
      document.body.append(printed);
    };
    const remove = () => {
      printed?.remove();
      printed = null;
    };
    const unregister = commands.registerAll([
      {
        id: 'file.print',
        title: text.shell.commands.print,
        when: () => workbench.state.get().active !== null,
        run: () => window.print(),
      },
    ]);
    window.addEventListener('beforeprint', add);
    window.addEventListener('afterprint', remove);
    return () => {
      unregister();
      remove();
      window.removeEventListener('beforeprint', add);
      window.removeEventListener('afterprint', remove);
    };
  }, [client, commands, workbench]);
}
