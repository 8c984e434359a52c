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
  const moveAcross = () => {
    const from = workbench.used.get();
    const { active } = from.state.get();
    if (active === null) return;
    if (!isSplit()) workbench.openBeside(active);
    const to = workbench.panes.get().find((pane) => pane !== from);
    if (to !== undefined) workbench.moveTabAcross(active, from, to, to.state.get().tabs.length);
  };
  return [
    {
      id: 'tab.moveAcross',
      title: titles.moveTabAcross,
      keys: 'Ctrl+Alt+ArrowRight | Ctrl+Alt+ArrowLeft',
      // The only tab of the only side has none to leave.
      when: () => isSplit() || workbench.state.get().tabs.length > 1,
      run: moveAcross,
    },
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
