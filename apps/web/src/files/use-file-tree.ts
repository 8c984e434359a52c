import {
  dragAndDropFeature,
  hotkeysCoreFeature,
  type ItemInstance,
  syncDataLoaderFeature,
} from '@headless-tree/core';
import { useTree } from '@headless-tree/react';
import { useLayoutEffect, useMemo } from 'react';
import { useReadable } from '../ui/use-readable.ts';
import type { ExplorerModel } from './explorer-model.ts';
import { folderOf, isInside } from './path-parts.ts';
import { ancestorIds, ROOT_ID, type TreeNode } from './tree.ts';

export interface FileTreeOptions {
  readonly nodes: ReadonlyMap<string, TreeNode>;
  readonly explorer: ExplorerModel;
  readonly mayEdit: boolean;
  readonly onMove: (node: TreeNode, folder: string) => void;
  readonly onForeignDrop: (data: DataTransfer, folder: string) => void;
  readonly onOpen: (node: TreeNode) => void;
}

/** Stands in for a row that was deleted while the tree library still asks for it. */
const GONE: TreeNode = { kind: 'draft', id: 'draft', name: '', path: '', makes: 'file' };

/** The rows that are seen, with keyboard and drag and drop, from the headless tree library. */
export function useFileTree({ nodes, explorer, mayEdit, onMove, onForeignDrop, onOpen }: FileTreeOptions) {
  const { expanded, focused } = useReadable(explorer.state);
  const nodeOf = (item: ItemInstance<TreeNode>) => nodes.get(item.getId()) ?? GONE;
  // A drop on a file is one into its folder.
  const folderAt = (item: ItemInstance<TreeNode>) => {
    const node = nodeOf(item);
    return node.kind === 'folder' ? node.path : folderOf(node.path);
  };
  // The library compares by identity and renders again when it differs: a new list at each render would never end.
  const expandedItems = useMemo(() => [...expanded], [expanded]);
  const focusedId = shownRow(nodes, focused, expanded);
  const tree = useTree<TreeNode>({
    rootItemId: ROOT_ID,
    state: { expandedItems, focusedItem: focusedId },
    setExpandedItems: (change) => {
      const next = typeof change === 'function' ? change([...explorer.state.get().expanded]) : change;
      explorer.update({ expanded: [...new Set(next)] });
    },
    setFocusedItem: (change) => {
      explorer.update({
        focused: typeof change === 'function' ? change(explorer.state.get().focused) : change,
      });
    },
    getItemName: (item) => nodeOf(item).name,
    isItemFolder: (item) => nodeOf(item).kind === 'folder',
    onPrimaryAction: (item) => onOpen(nodeOf(item)),
    dataLoader: {
      getItem: (id) => nodes.get(id) ?? GONE,
      getChildren: (id) => {
        const node = nodes.get(id);
        return node?.kind === 'folder' ? [...node.children] : [];
      },
    },
    indent: 12,
    canReorder: false,
    openOnDropDelay: 500,
    canDrag: () => mayEdit,
    canDrop: (items, target) => {
      if (!mayEdit) return false;
      const folder = folderAt(target.item);
      return items.every((item) => {
        const node = nodeOf(item);
        return folderOf(node.path) !== folder && !(node.kind === 'folder' && isInside(folder, node.path));
      });
    },
    onDrop: (items, target) => {
      for (const item of items) onMove(nodeOf(item), folderAt(target.item));
    },
    canDragForeignDragObjectOver: (data) => mayEdit && data.types.includes('Files'),
    canDropForeignDragObject: (data) => mayEdit && data.types.includes('Files'),
    onDropForeignDragObject: (data, target) => onForeignDrop(data, folderAt(target.item)),
    features: [syncDataLoaderFeature, hotkeysCoreFeature, dragAndDropFeature],
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tree keeps a flat list of rows that is stale when these changed
  useLayoutEffect(() => tree.rebuildTree(), [tree, nodes, expanded]);
  const items = tree.getItems().filter((item) => nodes.has(item.getId()));
  return { tree, items, focusedId };
}

/** The row itself, or the shut folder it is in; null when it is gone. Without it no row could be reached by Tab. */
function shownRow(
  nodes: ReadonlyMap<string, TreeNode>,
  id: string | null,
  expanded: readonly string[],
): string | null {
  const node = id === null ? undefined : nodes.get(id);
  if (node === undefined) return null;
  return ancestorIds(node.path).find((folder) => !expanded.includes(folder)) ?? id;
}
