import type { ReactNode } from 'react';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { IconButton } from '../ui/Button.tsx';
import { useReadable } from '../ui/use-readable.ts';
import { keysText } from './keybindings.ts';

interface ViewButtonProps {
  readonly icon: string;
  readonly title: string;
  readonly commandId: string;
  readonly isShown: boolean;
  readonly badge?: ReactNode;
  /** What the button of a shown view does. */
  readonly onHide: () => void;
}

function ViewButton({ icon, title, commandId, isShown, badge, onHide }: ViewButtonProps) {
  const { commands } = useSession();
  const keys = commands.get(commandId)?.keys;
  return (
    <IconButton
      className="activity-button"
      icon={icon}
      label={keys === undefined ? title : text.shell.withKeys(title, keysText(keys))}
      aria-pressed={isShown}
      badge={badge}
      onClick={isShown ? onHide : () => commands.run(commandId)}
    />
  );
}

/** Chooses what stands left and right of the editor; a view that is shown is hidden by its button. */
export function ActivityBar({ chatBadge }: { readonly chatBadge: ReactNode }) {
  const { workbench } = useSession();
  const { sideView, panel } = useReadable(workbench.state);
  return (
    <nav className="activity-bar" aria-label={text.shell.activityBar}>
      <ViewButton
        icon="files"
        title={text.shell.explorer}
        commandId="view.showExplorer"
        isShown={sideView === 'explorer'}
        onHide={() => workbench.setSideView(null)}
      />
      <ViewButton
        icon="search"
        title={text.shell.search}
        commandId="view.showSearch"
        isShown={sideView === 'search'}
        onHide={() => workbench.setSideView(null)}
      />
      <ViewButton
        icon="list-tree"
        title={text.shell.outline}
        commandId="view.showOutline"
        isShown={sideView === 'outline'}
        onHide={() => workbench.setSideView(null)}
      />
      <ViewButton
        icon="comment-discussion"
        title={text.shell.chat}
        commandId="view.toggleChat"
        isShown={panel === 'chat'}
        onHide={() => workbench.setPanel(null)}
        badge={chatBadge}
      />
    </nav>
  );
}
