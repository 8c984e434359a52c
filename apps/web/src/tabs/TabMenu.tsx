import type { FileId } from '@coedit/protocol';
import { ContextMenu } from 'radix-ui';
import { type MouseEvent, type ReactElement, type ReactNode, useState } from 'react';
import { copyLinkTo } from '../session/link-to-place.ts';
import { useSession } from '../session/session-context.tsx';
import { keysText } from '../shell/keybindings.ts';
import { useNarrow } from '../shell/use-media.ts';
import type { Pane } from '../shell/workbench.ts';
import { text } from '../texts/texts.ts';
import '../ui/menu.css';
import { copyText } from '../ui/copy-text.ts';
import { useMenuEnd } from '../ui/menu-end.ts';
import { toast } from '../ui/toast.ts';

interface TabMenuProps {
  readonly pane: Pane;
  /** The tabs: one menu for all of them. */
  readonly children: ReactElement;
}

/** What can be done with a tab, by the right mouse button or a long press. */
export function TabMenu({ pane, children }: TabMenuProps) {
  const [fileId, setFileId] = useState<FileId | null>(null);
  const onContextMenu = (event: MouseEvent) => {
    const tab = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-file]') : null;
    const tabs = pane.state.get().tabs;
    setFileId(tabs.find((each) => each.fileId === tab?.dataset.file)?.fileId ?? null);
  };
  const end = useMenuEnd();
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild onContextMenu={onContextMenu}>
        {children}
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content
          className="menu"
          collisionPadding={8}
          onCloseAutoFocus={end.onCloseAutoFocus}
          onInteractOutside={end.onInteractOutside}
        >
          {fileId !== null && (
            <TabItems pane={pane} fileId={fileId} afterMenu={(act) => () => end.choose(act)} />
          )}
          {fileId === null && <RestItems pane={pane} />}
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

interface TabItemsProps {
  readonly pane: Pane;
  readonly fileId: FileId;
  readonly afterMenu: (act: () => void) => () => void;
}

function TabItems({ pane, fileId, afterMenu }: TabItemsProps) {
  const services = useSession();
  const { client, workbench, commands } = services;
  const narrow = useNarrow();
  const words = text.editor.tabs;
  const ids = pane.state.get().tabs.map((tab) => tab.fileId);
  const others = ids.filter((id) => id !== fileId);
  const right = ids.slice(ids.indexOf(fileId) + 1);
  const path = client.workspace.get(fileId)?.displayPath;
  const close = (closing: readonly FileId[]) => afterMenu(() => workbench.closeTabs(closing, pane));
  const keysOf = (command: string) => commands.get(command)?.keys;
  return (
    <>
      <Item keys={keysOf('tab.close')} onSelect={close([fileId])}>
        {words.closeThis}
      </Item>
      <Item disabled={others.length === 0} onSelect={close(others)}>
        {words.closeOthers}
      </Item>
      <Item disabled={right.length === 0} onSelect={close(right)}>
        {words.closeRight}
      </Item>
      <Item onSelect={close(ids)}>{words.closeAll}</Item>
      <ContextMenu.Separator className="menu-separator" />
      {pane.state.get().tabs.some((tab) => tab.fileId === fileId && tab.preview) && (
        <Item onSelect={() => workbench.pinTab(fileId, pane)}>{words.keep}</Item>
      )}
      {!narrow && <Item onSelect={afterMenu(() => besideOf(pane, fileId))}>{words.openBeside}</Item>}
      {path !== undefined && (
        <>
          <Item onSelect={() => void copyPath(path)}>{text.files.copyPath}</Item>
          <Item onSelect={() => void copyLinkTo(services, { file: { path, line: 1 } }, path)}>
            {text.session.placeLink.copyFile}
          </Item>
        </>
      )}
    </>
  );

  function besideOf(from: Pane, id: FileId): void {
    workbench.use(from);
    workbench.openBeside(id);
  }
}

function RestItems({ pane }: { readonly pane: Pane }) {
  const { workbench, commands } = useSession();
  const ids = pane.state.get().tabs.map((tab) => tab.fileId);
  return (
    <>
      <Item keys={commands.get('tab.reopen')?.keys} onSelect={() => commands.run('tab.reopen')}>
        {text.shell.commands.reopenTab}
      </Item>
      <Item onSelect={() => workbench.closeTabs(ids, pane)}>{text.editor.tabs.closeAll}</Item>
    </>
  );
}

async function copyPath(path: string): Promise<void> {
  if (await copyText(path)) toast('info', text.files.pathCopied(path), { key: 'path-copied' });
}

interface ItemProps {
  readonly keys?: string | undefined;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

function Item({ keys, disabled = false, onSelect, children }: ItemProps) {
  return (
    <ContextMenu.Item className="menu-item" disabled={disabled} onSelect={onSelect}>
      <span className="menu-label">{children}</span>
      {keys !== undefined && <kbd>{keysText(keys)}</kbd>}
    </ContextMenu.Item>
  );
}
