import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { failureSentence } from '../ui/failure-sentence.ts';
import { toast } from '../ui/toast.ts';
import { useReadable } from '../ui/use-readable.ts';
import { ActivityBar } from './ActivityBar.tsx';
import { KeptPlace, keptElement } from './KeptPlace.tsx';
import { installKeybindings } from './keybindings.ts';
import { NarrowLayout } from './NarrowLayout.tsx';
import { useNarrow } from './use-media.ts';
import { WideLayout } from './WideLayout.tsx';
import type { SideView, Workbench } from './workbench.ts';
import { registerWorkbenchCommands } from './workbench-commands.ts';
import './workbench.css';

export interface WorkbenchViewProps {
  readonly header: ReactNode;
  readonly sideViews: Readonly<Record<SideView, ReactNode>>;
  readonly editor: ReactNode;
  readonly panel: ReactNode;
  readonly status: ReactNode;
  /** Over the chat button, such as a count of unread messages. */
  readonly chatBadge?: ReactNode;
  /** Dialogs and what else has no place of its own. */
  readonly children?: ReactNode;
}

/** The frame of the session page: header, activity bar, side bar, editor, panel and status bar. */
export function WorkbenchView({
  header,
  sideViews,
  editor,
  panel,
  status,
  chatBadge,
  children,
}: WorkbenchViewProps) {
  const { workbench } = useSession();
  const narrow = useNarrowLayout(workbench);
  const { sideView, panel: panelView } = useReadable(workbench.state);
  const [editorElement] = useState(keptElement);
  useWorkbenchCommands();
  useKeyboardAfterHiding(workbench);

  const Layout = narrow ? NarrowLayout : WideLayout;
  return (
    <div className="workbench">
      {header}
      <div className="workbench-middle">
        <ActivityBar chatBadge={chatBadge} />
        <main className="workbench-main">
          <Layout
            side={sideView === null ? null : { name: text.shell[sideView], content: sideViews[sideView] }}
            editor={<KeptPlace element={editorElement} />}
            panel={panelView === null ? null : { name: text.shell[panelView], content: panel }}
          />
          {createPortal(editor, editorElement)}
        </main>
      </div>
      {status}
      {children}
    </div>
  );
}

/** The layout follows the window once the workbench knows: what would lie over the editor is shut by then. */
function useNarrowLayout(workbench: Workbench): boolean {
  const narrow = useNarrow();
  const [shown, setShown] = useState(narrow);
  useLayoutEffect(() => {
    workbench.setNarrow(narrow);
    setShown(narrow);
  }, [workbench, narrow]);
  return shown;
}

/** Whoever hides the view that the keyboard is in goes on in the editor, as in VS Code; not at the top of the page. */
function useKeyboardAfterHiding(workbench: Workbench): void {
  const { sideView, panel } = useReadable(workbench.state);
  const before = useRef({ sideView, panel });
  useLayoutEffect(() => {
    const was = before.current;
    before.current = { sideView, panel };
    const hasGone = (was.sideView !== null && sideView === null) || (was.panel !== null && panel === null);
    if (hasGone && document.activeElement === document.body) workbench.focusEditor();
  }, [workbench, sideView, panel]);
}

function useWorkbenchCommands(): void {
  const { workbench, commands, editors } = useSession();
  useEffect(() => {
    const unregister = registerWorkbenchCommands(commands, workbench, editors.position);
    const uninstall = installKeybindings(commands);
    const stopListening = commands.onFailure((command, reason) => {
      toast('error', failureSentence(reason, text.shell.commandFailed(command.title)), { key: 'command' });
    });
    return () => {
      unregister();
      uninstall();
      stopListening();
    };
  }, [workbench, commands, editors]);
}
