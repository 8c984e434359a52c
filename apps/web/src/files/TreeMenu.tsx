import { ContextMenu } from 'radix-ui';
import { type MouseEvent, type ReactNode, useState } from 'react';
import { useSession } from '../session/session-context.tsx';
import { keysText } from '../shell/keybindings.ts';
import { text } from '../texts/texts.ts';
import '../ui/menu.css';
import { Icon } from '../ui/Icon.tsx';
import { useMenuEnd } from '../ui/menu-end.ts';
import type { ExplorerModel } from './explorer-model.ts';
import type { FileActions } from './file-actions.ts';
import { folderOf } from './path-parts.ts';
import type { FileNode, FolderNode, TreeItem, TreeNode } from './tree.ts';
import { itemsFor, ROOT_ID } from './tree.ts';
import { TREE_KEYS } from './tree-keys.ts';

interface TreeMenuProps {
  readonly nodes: ReadonlyMap<string, TreeNode>;
  readonly explorer: ExplorerModel;
  readonly actions: FileActions;
  readonly mayEdit: boolean;
  readonly children: ReactNode;
}

/** One menu for all rows: a menu for each of a thousand would be the slowest part of the tree. */
export function TreeMenu({ nodes, explorer, actions, mayEdit, children }: TreeMenuProps) {
  const [nodeId, setNodeId] = useState<string>(ROOT_ID);
  const onContextMenu = (event: MouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-node-id]') : null;
    const id = row?.dataset.nodeId ?? ROOT_ID;
    setNodeId(id);
    if (id === ROOT_ID) return;
    const { selected } = explorer.state.get();
    explorer.update({ focused: id, selected: selected.includes(id) ? selected : [id] });
  };
  const node = nodes.get(nodeId);
  const end = useMenuEnd();
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild onContextMenu={onContextMenu}>
        <div className="tree-scroll">{children}</div>
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content
          className="menu tree-menu"
          collisionPadding={8}
          onCloseAutoFocus={end.onCloseAutoFocus}
          onInteractOutside={end.onInteractOutside}
        >
          {node !== undefined && node.kind !== 'draft' && (
            <MenuContent
              node={node}
              items={itemsFor(nodes, node, explorer.state.get().selected)}
              explorer={explorer}
              actions={actions}
              mayEdit={mayEdit}
              afterMenu={(act) => () => end.choose(act)}
            />
          )}
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

interface ItemProps {
  readonly icon: string;
  readonly keys?: string;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

function Item({ icon, keys, onSelect, children }: ItemProps) {
  return (
    <ContextMenu.Item className="menu-item" onSelect={onSelect}>
      <Icon name={icon} />
      <span className="menu-label">{children}</span>
      {keys !== undefined && <kbd>{keysText(keys)}</kbd>}
    </ContextMenu.Item>
  );
}

const Separator = () => <ContextMenu.Separator className="menu-separator" />;

type MenuContentProps = Omit<TreeMenuProps, 'nodes' | 'children'> & {
  readonly node: FileNode | FolderNode;
  /** The row, or all that is selected with it. */
  readonly items: readonly TreeItem[];
  /** What to do when the menu has shut. */
  readonly afterMenu: (act: () => void) => () => void;
};

function MenuContent({ node, items, explorer, actions, mayEdit, afterMenu }: MenuContentProps) {
  const { workbench, commands } = useSession();
  const isRoot = node.id === ROOT_ID;
  const isOne = items.length === 1;
  const folder = node.kind === 'folder' ? node.path : folderOf(node.path);
  const { clipboard } = explorer.state.get();
  const titles = text.files;
  return (
    <>
      {node.kind === 'file' && isOne && (
        <>
          <Item
            icon="go-to-file"
            keys={TREE_KEYS.keep}
            onSelect={afterMenu(() => workbench.openFile(node.id))}
          >
            {titles.open}
          </Item>
          <Separator />
        </>
      )}
      {mayEdit && (
        <>
          <Item icon="new-file" onSelect={afterMenu(() => explorer.startDraft({ makes: 'file', folder }))}>
            {titles.newFile}
          </Item>
          <Item
            icon="new-folder"
            onSelect={afterMenu(() => explorer.startDraft({ makes: 'folder', folder }))}
          >
            {titles.newFolder}
          </Item>
          <Item icon="cloud-upload" onSelect={() => commands.run('files.upload')}>
            {titles.upload}
          </Item>
          <Separator />
        </>
      )}
      {mayEdit && !isRoot && (
        <>
          {isOne && (
            <Item
              icon="edit"
              keys={TREE_KEYS.rename}
              onSelect={afterMenu(() => explorer.update({ renaming: node.id }))}
            >
              {titles.rename}
            </Item>
          )}
          <Item icon="files" onSelect={() => actions.duplicate(items)}>
            {titles.duplicate}
          </Item>
          <Item icon="screen-cut" keys={TREE_KEYS.cut} onSelect={() => actions.cut(items)}>
            {titles.cut}
          </Item>
          <Item icon="copy" keys={TREE_KEYS.copy} onSelect={() => actions.copy(items)}>
            {titles.copy}
          </Item>
        </>
      )}
      {mayEdit && clipboard !== null && (
        <Item icon="clippy" keys={TREE_KEYS.paste} onSelect={() => actions.paste(folder)}>
          {titles.paste}
        </Item>
      )}
      {mayEdit && clipboard !== null && folder !== '' && (
        <Item icon="clippy" onSelect={() => commands.run('files.pasteAtTop')}>
          {titles.pasteAtTop}
        </Item>
      )}
      {mayEdit && !isRoot && (
        <>
          <Item
            icon="trash"
            keys={TREE_KEYS.remove}
            onSelect={afterMenu(() => {
              actions.remove(items);
              explorer.requestFocus();
            })}
          >
            {titles.delete}
          </Item>
          <Separator />
        </>
      )}
      {!isRoot && (
        <Item icon="link" onSelect={() => void actions.copyPath(items)}>
          {titles.copyPath}
        </Item>
      )}
      <Item
        icon="cloud-download"
        onSelect={() => void (isRoot ? actions.downloadAll() : actions.download(items))}
      >
        {isRoot
          ? titles.downloadAll
          : isOne && node.kind === 'file'
            ? titles.download
            : titles.downloadFolder}
      </Item>
    </>
  );
}
