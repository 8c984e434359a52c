import type { WorkspaceFile } from '@coedit/client';
import type { ItemInstance } from '@headless-tree/core';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { useFocusRequests } from '../ui/use-focus-requests.ts';
import { useReadable } from '../ui/use-readable.ts';
import type { ExplorerModel } from './explorer-model.ts';
import type { FileActions } from './file-actions.ts';
import type { PresenceByFile } from './file-presence.ts';
import { TreeMenu } from './TreeMenu.tsx';
import { TreeRow } from './TreeRow.tsx';
import { buildTree, DRAFT_ID, itemsFor, ROOT_ID, type TreeItem, type TreeNode } from './tree.ts';
import { treeKeyAction } from './tree-keys.ts';
import { Typeahead } from './typeahead.ts';
import { useFileTree } from './use-file-tree.ts';

/** The library gives the role, but not this. */
const SEVERAL = { 'aria-multiselectable': true };

interface FileTreeProps {
  readonly files: readonly WorkspaceFile[];
  readonly explorer: ExplorerModel;
  readonly actions: FileActions;
  readonly presence: PresenceByFile;
  readonly mayEdit: boolean;
  readonly onForeignDrop: (data: DataTransfer, folder: string) => void;
}

export function FileTree({ files, explorer, actions, presence, mayEdit, onForeignDrop }: FileTreeProps) {
  const { workbench } = useSession();
  const { draft, emptyFolders, renaming, clipboard, selected } = useReadable(explorer.state);
  const { active } = useReadable(workbench.state);
  const nodes = useMemo(() => buildTree(files, emptyFolders, draft), [files, emptyFolders, draft]);
  const paths = useMemo(() => new Set([...nodes.values()].map((node) => node.path)), [nodes]);
  // The library opens at any click, also at one that only marks rows.
  const isSelecting = useRef(false);
  const { tree, items, focusedId } = useFileTree({
    nodes,
    explorer,
    mayEdit,
    isSelecting: () => isSelecting.current,
    onForeignDrop,
    onMove: (moved, folder) => {
      const dragged = moved.filter((node): node is TreeItem => node.kind !== 'draft' && node.id !== ROOT_ID);
      actions.moveInto(dragged, folder);
    },
    onOpen: (node) => {
      if (node.kind === 'file' && !isSelecting.current)
        workbench.openFile(node.id, { preview: true, keepFocus: true });
    },
  });
  const noteSelecting = (event: MouseEvent | KeyboardEvent) => {
    isSelecting.current = event.shiftKey || event.ctrlKey || event.metaKey;
  };
  const focus = () => tree.updateDomFocus();
  useFocusRequests(explorer.focusRequests, focus);
  useFocusRequests(workbench.sideFocusRequests, focus);
  useRevealActive(explorer, files, active);

  const [typeahead] = useState(() => new Typeahead());
  // Before any row was focused, Tab comes to the first.
  const currentId = focusedId ?? items[0]?.getId() ?? null;
  const focusedNode = currentId === null ? undefined : nodes.get(currentId);
  const onKeyDown = (event: KeyboardEvent) => {
    if (focusedNode === undefined || event.target instanceof HTMLInputElement) return;
    const rows = items.map((item) => item.getId()).filter((id) => id !== DRAFT_ID);
    const meant = focusedNode.kind === 'draft' ? [] : itemsFor(nodes, focusedNode, selected);
    const act =
      treeKeyAction(event, focusedNode, { actions, explorer, workbench, mayEdit, items: meant, rows }) ??
      typeaheadAction(event, items, currentId, typeahead);
    if (act === null) return;
    event.preventDefault();
    act();
  };
  const dropFolder = folderUnderDrag(tree.getDragTarget()?.item.getItemData());

  return (
    <TreeMenu nodes={nodes} explorer={explorer} actions={actions} mayEdit={mayEdit}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the tree inside, which gets its role from the library */}
      <div
        {...tree.getContainerProps(text.files.tree)}
        className="file-tree"
        {...SEVERAL}
        data-drop-target={dropFolder === '' ? '' : undefined}
        onClickCapture={noteSelecting}
        onKeyDownCapture={noteSelecting}
        onKeyDown={onKeyDown}
      >
        {items.map((item) => {
          const node = nodes.get(item.getId());
          return node === undefined ? null : (
            <TreeRow
              key={node.id}
              node={node}
              item={item}
              isActive={node.id === active}
              isRenaming={renaming === node.id}
              isSelected={selected.length > 1 && selected.includes(node.id)}
              isChosen={selected.length > 1 ? selected.includes(node.id) : node.id === active}
              isCut={clipboard?.kind === 'cut' && clipboard.paths.includes(node.path)}
              isDropTarget={
                dropFolder !== null && dropFolder !== '' && node.kind === 'folder' && node.path === dropFolder
              }
              isEmpty={node.kind === 'folder' && emptyFolders.has(node.path)}
              people={peopleAt(node, item.isExpanded(), files, presence)}
              takenPaths={paths}
              explorer={explorer}
              actions={actions}
            />
          );
        })}
      </div>
    </TreeMenu>
  );
}

/** Letters go to the next row that begins with them. */
function typeaheadAction(
  event: KeyboardEvent,
  items: readonly ItemInstance<TreeNode>[],
  focusedId: string | null,
  typeahead: Typeahead,
): (() => void) | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return null;
  const at = items.findIndex((item) => item.getId() === focusedId);
  const names = items.map((item) => item.getItemName());
  const item = items[typeahead.next(event.key, event.timeStamp, names, at)];
  if (item === undefined) return null;
  return () => {
    item.setFocused();
    item.getElement()?.focus();
  };
}

/** '' for the top; null when nothing is dragged. */
function folderUnderDrag(target: TreeNode | undefined): string | null {
  if (target === undefined) return null;
  return target.kind === 'folder'
    ? target.path
    : target.path.slice(0, Math.max(0, target.path.lastIndexOf('/')));
}

/** A shut folder shows who is in any of its files. */
function peopleAt(
  node: TreeNode,
  isExpanded: boolean,
  files: readonly WorkspaceFile[],
  presence: PresenceByFile,
) {
  if (node.kind === 'file') return presence.get(node.id) ?? NOBODY;
  if (node.kind === 'draft' || isExpanded || presence.size === 0) return NOBODY;
  const inside = files.filter((file) => file.displayPath.startsWith(`${node.path}/`));
  return inside.flatMap((file) => presence.get(file.id) ?? NOBODY);
}

const NOBODY: NonNullable<ReturnType<PresenceByFile['get']>> = [];

/** The shown file is shown here, too, as VS Code does: its folders open, its row marked. */
function useRevealActive(
  explorer: ExplorerModel,
  files: readonly WorkspaceFile[],
  active: string | null,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another file is shown; not when files change, or a shut folder would open again
  useEffect(() => {
    const file = files.find((other) => other.id === active);
    if (file === undefined) return;
    explorer.reveal(file.displayPath, file.id);
    document.querySelector(`[data-node-id="${CSS.escape(file.id)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [explorer, active, files.length > 0]);
}
