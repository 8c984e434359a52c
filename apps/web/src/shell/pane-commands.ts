import type { Readable } from '@coedit/client';
import { text } from '../texts/texts.ts';
import type { Command } from './commands.ts';
import type { RevealTarget, Workbench } from './workbench.ts';

/** `position`: where I am in the shown file; the other side begins there. */
export function paneCommands(
  workbench: Workbench,
  position: Readable<RevealTarget | null>,
): readonly Command[] {
  const titles = text.shell.commands;
  const isSplit = () => workbench.panes.get().length > 1;
  const split = () => {
    const { active } = workbench.state.get();
    const place = position.get();
    if (active !== null) workbench.openBeside(active, place === null ? {} : { reveal: place });
  };
  const focus = (index: number) => () => {
    const pane = workbench.panes.get()[index];
    if (pane === undefined) return;
    workbench.use(pane);
    pane.focus();
  };
  return [
    {
      id: 'editor.split',
      title: titles.split,
      keys: 'Mod+\\',
      when: () => workbench.state.get().active !== null,
      run: split,
    },
    { id: 'editor.joinSides', title: titles.joinSides, when: isSplit, run: () => workbench.joinPanes() },
    { id: 'view.focusEditor', title: titles.focusEditor, keys: 'Mod+1', run: focus(0) },
    { id: 'view.focusRight', title: titles.focusRight, keys: 'Mod+2', when: isSplit, run: focus(1) },
  ];
}
