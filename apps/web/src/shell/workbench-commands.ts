import type { Readable } from '@coedit/client';
import { text } from '../texts/texts.ts';
import type { Command, Commands } from './commands.ts';
import { paneCommands } from './pane-commands.ts';
import { partCommands } from './part-commands.ts';
import type { RevealTarget, SideView, Workbench } from './workbench.ts';

/**
 * Keys are VS Code's, except where the browser keeps one for itself and gives a page no say: Mod+W, Mod+Shift+T and Mod+Tab
 * (tabs of the browser) become Alt+W, Alt+Shift+W and Alt+PageUp/PageDown.
 */
export function registerWorkbenchCommands(
  commands: Commands,
  workbench: Workbench,
  position: Readable<RevealTarget | null>,
): () => void {
  return commands.registerAll([
    ...viewCommands(workbench),
    ...tabCommands(workbench),
    ...paneCommands(workbench, position),
    ...partCommands(workbench),
  ]);
}

function viewCommands(workbench: Workbench): readonly Command[] {
  const titles = text.shell.commands;
  const state = () => workbench.state.get();
  let lastSideView: SideView = 'explorer';
  return [
    { id: 'quickOpen', title: titles.quickOpen, keys: 'Mod+P', run: () => workbench.quickInput.set('') },
    {
      id: 'palette',
      title: titles.palette,
      keys: 'Mod+Shift+P | F1',
      run: () => workbench.quickInput.set('>'),
    },
    { id: 'goToLine', title: titles.goToLine, keys: 'Ctrl+G', run: () => workbench.quickInput.set(':') },
    {
      id: 'view.toggleSideBar',
      title: titles.toggleSideBar,
      keys: 'Mod+B',
      run: () => {
        const { sideView } = state();
        lastSideView = sideView ?? lastSideView;
        workbench.setSideView(sideView === null ? lastSideView : null);
      },
    },
    {
      id: 'view.showExplorer',
      title: titles.showExplorer,
      keys: 'Mod+Shift+E',
      run: () => workbench.focusSideView('explorer'),
    },
    {
      id: 'view.showSearch',
      title: titles.showSearch,
      keys: 'Mod+Shift+F',
      run: () => workbench.focusSideView('search'),
    },
    { id: 'view.showOutline', title: titles.showOutline, run: () => workbench.focusSideView('outline') },
    {
      id: 'goToSymbol',
      title: titles.goToSymbol,
      keys: 'Mod+Shift+O',
      run: () => workbench.quickInput.set('@'),
    },
    {
      id: 'view.toggleChat',
      title: titles.toggleChat,
      keys: 'Mod+Alt+C',
      run: () => workbench.setPanel(state().panel === 'chat' ? null : 'chat'),
    },
    {
      id: 'follow.stop',
      title: titles.stopFollowing,
      when: () => state().following !== null,
      run: () => workbench.follow(null),
    },
  ];
}

function tabCommands(workbench: Workbench): readonly Command[] {
  const titles = text.shell.commands;
  const state = () => workbench.state.get();
  const hasActive = () => state().active !== null;
  const withActive = (act: (id: NonNullable<ReturnType<typeof state>['active']>) => void) => () => {
    const { active } = state();
    if (active !== null) act(active);
  };
  const moveBy = (offset: number) =>
    withActive((id) => {
      const index = state().tabs.findIndex((tab) => tab.fileId === id) + offset;
      if (index >= 0) workbench.moveTab(id, index);
    });
  const closeAllBut = (kept: string | null) => {
    const ids = state().tabs.map((tab) => tab.fileId);
    workbench.closeTabs(ids.filter((id) => id !== kept));
  };
  return [
    {
      id: 'tab.close',
      title: titles.closeTab,
      keys: 'Alt+W',
      when: hasActive,
      run: withActive((id) => workbench.closeTab(id)),
    },
    { id: 'tab.closeOthers', title: titles.closeOtherTabs, when: hasActive, run: withActive(closeAllBut) },
    {
      id: 'tab.closeRight',
      title: titles.closeTabsToTheRight,
      when: hasActive,
      run: withActive((active) => {
        const ids = state().tabs.map((tab) => tab.fileId);
        workbench.closeTabs(ids.slice(ids.indexOf(active) + 1));
      }),
    },
    { id: 'tab.closeAll', title: titles.closeAllTabs, when: hasActive, run: () => closeAllBut(null) },
    {
      id: 'tab.reopen',
      title: titles.reopenTab,
      keys: 'Alt+Shift+W',
      run: () => workbench.reopenClosedTab(),
    },
    {
      id: 'tab.next',
      title: titles.nextTab,
      keys: 'Alt+PageDown',
      when: hasActive,
      run: () => workbench.stepTab(1),
    },
    {
      id: 'tab.previous',
      title: titles.previousTab,
      keys: 'Alt+PageUp',
      when: hasActive,
      run: () => workbench.stepTab(-1),
    },
    {
      id: 'tab.moveLeft',
      title: titles.moveTabLeft,
      keys: 'Alt+Shift+PageUp',
      when: hasActive,
      run: moveBy(-1),
    },
    {
      id: 'tab.moveRight',
      title: titles.moveTabRight,
      keys: 'Alt+Shift+PageDown',
      when: hasActive,
      run: moveBy(1),
    },
    { id: 'tab.keep', title: titles.pinTab, when: hasActive, run: withActive((id) => workbench.pinTab(id)) },
  ];
}
