import {
  dragAndDropFeature,
  hotkeysCoreFeature,
  type ItemInstance,
  selectionFeature,
  syncDataLoaderFeature,
} from '@headless-tree/core';
import { useTree } from '@headless-tree/react';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useReadable } from '../ui/use-readable.ts';
import type { ExplorerModel } from './explorer-model.ts';
import { folderOf, isInside } from './path-parts.ts';
import { RowFocus } from './row-focus.ts';
import { rowInPlaceOf } from './row-in-place.ts';
import { ancestorIds, ROOT_ID, type TreeNode } from './tree.ts';

export interface FileTreeOptions {
  readonly nodes: ReadonlyMap<string, TreeNode>;
  readonly explorer: ExplorerModel;
  readonly mayEdit: boolean;
  readonly onMove: (nodes: readonly TreeNode[], folder: string) => void;
  readonly onForeignDrop: (data: DataTransfer, folder: string) => void;
  /** Whether the key or click that is being dealt with marks rows. */
  readonly isSelecting: () => boolean;
  readonly onOpen: (node: TreeNode) => void;
}

/** Stands in for a row that was deleted while the tree library still asks for it. */
const GONE: TreeNode = { kind: 'draft', id: 'draft', name: '', path: '', makes: 'file' };

/** The rows that are seen, with keyboard and drag and drop, from the headless tree library. */
export function useFileTree(options: FileTreeOptions) {
  const { nodes, explorer, mayEdit, isSelecting, onMove, onForeignDrop, onOpen } = options;
  const { expanded, focused, selected } = useReadable(explorer.state);
  const nodeOf = (item: ItemInstance<TreeNode>) => nodes.get(item.getId()) ?? GONE;
  // A drop on a file is one into its folder.
  const folderAt = (item: ItemInstance<TreeNode>) => {
    const node = nodeOf(item);
    return node.kind === 'folder' ? node.path : folderOf(node.path);
  };
  // The library compares by identity and renders again when it differs: a new list at each render would never end.
  const expandedItems = useMemo(() => [...expanded], [expanded]);
  const selectedItems = useMemo(() => selected.filter((id) => nodes.has(id)), [selected, nodes]);
  const seen = useRef<readonly string[]>([]);
  const successor =
    focused === null || nodes.has(focused)
      ? null
      : rowInPlaceOf(focused, seen.current, (id) => nodes.has(id));
  const focusedId = shownRow(nodes, successor ?? focused, expanded);
  const [rowFocus] = useState(() => new RowFocus());
  const tree = useTree<TreeNode>({
    rootItemId: ROOT_ID,
    state: { expandedItems, focusedItem: focusedId, selectedItems },
    setExpandedItems: (change) => {
      const next = typeof change === 'function' ? change([...explorer.state.get().expanded]) : change;
      explorer.update({ expanded: [...new Set(next)] });
    },
    setFocusedItem: (change) => {
      const { focused: before, selected: kept } = explorer.state.get();
      const next = typeof change === 'function' ? change(before) : change;
      explorer.update({ focused: next, ...(isSelecting() && { selected: kept }) });
    },
    setSelectedItems: (change) => {
      const next = typeof change === 'function' ? change([...explorer.state.get().selected]) : change;
      explorer.update({ selected: [...new Set(next)].filter((id) => id !== ROOT_ID) });
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
      // What is in the folder already stays; into itself none can go.
      const moved = items.map(nodeOf).filter((node) => folderOf(node.path) !== folder);
      return moved.length > 0 && !moved.some((node) => node.kind === 'folder' && isInside(folder, node.path));
    },
    onDrop: (items, target) => {
      onMove(items.map(nodeOf), folderAt(target.item));
    },
    canDragForeignDragObjectOver: (data) => mayEdit && data.types.includes('Files'),
    canDropForeignDragObject: (data) => mayEdit && data.types.includes('Files'),
    onDropForeignDragObject: (data, target) => onForeignDrop(data, folderAt(target.item)),
    features: [
      syncDataLoaderFeature,
      selectionFeature,
      hotkeysCoreFeature,
      dragAndDropFeature,
      rowFocus.feature,
    ],
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tree keeps a flat list of rows that is stale when these changed
  useLayoutEffect(() => tree.rebuildTree(), [tree, nodes, expanded]);
  useLayoutEffect(() => rowFocus.drawn(tree));
  const items = tree.getItems().filter((item) => nodes.has(item.getId()));
  useLayoutEffect(() => {
    seen.current = items.map((item) => item.getId());
    if (successor !== null) explorer.update({ focused: successor });
  });
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
