import { previewKindOf, previewsOf } from '../preview/preview-model.ts';
import { useSession } from '../session/session-context.tsx';
import { keysText } from '../shell/keybindings.ts';
import { useNarrow } from '../shell/use-media.ts';
import type { Pane } from '../shell/workbench.ts';
import { text } from '../texts/texts.ts';
import { IconButton } from '../ui/Button.tsx';
import { useReadable } from '../ui/use-readable.ts';

/** Right of the tabs: a second side. On a phone, where only one is shown, the way to the other. */
export function PaneActions({ pane }: { readonly pane: Pane }) {
  const { workbench, commands } = useSession();
  const panes = useReadable(workbench.panes);
  const narrow = useNarrow();
  const titled = (id: string, title: string) => {
    const keys = commands.get(id)?.keys;
    return keys === undefined ? title : text.shell.withKeys(title, keysText(keys));
  };
  if (panes.length > 1 && narrow)
    return (
      <div className="tab-actions">
        <PreviewAction pane={pane} />
        <IconButton
          icon="arrow-swap"
          label={text.editor.tabs.otherSide}
          onClick={() => workbench.focusOther()}
        />
      </div>
    );
  if (narrow)
    return (
      <div className="tab-actions">
        <PreviewAction pane={pane} />
      </div>
    );
  return (
    <div className="tab-actions">
      <PreviewAction pane={pane} />
      {panes.length > 1 && panes[1] === pane && (
        <IconButton
          icon="close-all"
          label={text.shell.commands.joinSides}
          onClick={() => workbench.joinPanes()}
        />
      )}
      {panes.length === 1 && (
        <IconButton
          icon="split-horizontal"
          label={titled('editor.split', text.shell.commands.split)}
          onClick={() => commands.run('editor.split')}
        />
      )}
    </div>
  );
}

/** For texts that can be looked at as what they mean. */
function PreviewAction({ pane }: { readonly pane: Pane }) {
  const { client, workbench } = useSession();
  const { active } = useReadable(pane.state);
  const shown = useReadable(previewsOf(workbench).shown);
  useReadable(client.workspace.files);
  const file = active === null ? undefined : client.workspace.get(active);
  if (file === undefined || file.blob !== undefined || previewKindOf(file.path) === null) return null;
  return (
    <IconButton
      icon="open-preview"
      label={text.viewer.togglePreview}
      aria-pressed={shown.has(file.id)}
      onClick={() => previewsOf(workbench).toggle(file.id)}
    />
  );
}
