import { text } from '../text/en.ts';
import type { Command, Commands } from './commands.ts';
import type { SideView, Workbench } from './workbench.ts';

/**
 * Keys are VS Code's, except where the browser keeps one for itself and gives a page no say: Mod+W, Mod+Shift+T and Mod+Tab
 * (tabs of the browser) become Alt+W, Alt+Shift+W and Alt+PageUp/PageDown.
 */
export function registerWorkbenchCommands(commands: Commands, workbench: Workbench): () => void {
  return commands.registerAll([...viewCommands(workbench), ...tabCommands(workbench)]);
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
    {
      id: 'view.toggleChat',
      title: titles.toggleChat,
      keys: 'Mod+Alt+C',
      run: () => workbench.setPanel(state().panel === 'chat' ? null : 'chat'),
    },
    { id: 'view.focusEditor', title: titles.focusEditor, keys: 'Mod+1', run: () => workbench.focusEditor() },
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
    { id: 'tab.keep', title: titles.pinTab, when: hasActive, run: withActive((id) => workbench.pinTab(id)) },
  ];
}
