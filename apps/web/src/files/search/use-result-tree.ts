import { hotkeysCoreFeature, type ItemInstance, syncDataLoaderFeature } from '@headless-tree/core';
import { useTree } from '@headless-tree/react';
import { type RefObject, useLayoutEffect, useMemo, useState } from 'react';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { RowFocus } from '../row-focus.ts';
import { nearestResult, type ResultNode, ROOT_ID } from './result-nodes.ts';

const GONE: ResultNode = { kind: 'root', id: '', children: [] };

/** The rows that are seen, with arrow keys, from the headless tree library. All files are open until they are shut. */
export function useResultTree(
  nodes: ReadonlyMap<string, ResultNode>,
  onOpen: (node: ResultNode) => void,
  host: RefObject<HTMLElement | null>,
) {
  const [shut, setShut] = useState<readonly string[]>([]);
  const [focused, setFocused] = useState<string | null>(null);
  const expandedItems = useMemo(
    () =>
      [...nodes.values()].filter(({ kind, id }) => kind === 'file' && !shut.includes(id)).map(({ id }) => id),
    [nodes, shut],
  );
  const focusedItem = focused === null ? null : nearestResult(nodes, focused);
  const nodeOf = (item: ItemInstance<ResultNode>) => nodes.get(item.getId()) ?? GONE;
  const [rowFocus] = useState(() => new RowFocus());
  const tree = useTree<ResultNode>({
    rootItemId: ROOT_ID,
    state: { expandedItems, focusedItem },
    setExpandedItems: (change) => {
      const open = new Set(typeof change === 'function' ? change(expandedItems) : change);
      const files = [...nodes.values()].filter(({ kind }) => kind === 'file');
      setShut(files.filter(({ id }) => !open.has(id)).map(({ id }) => id));
    },
    setFocusedItem: setFocused,
    getItemName: (item) => item.getId(),
    isItemFolder: (item) => nodeOf(item).kind !== 'match',
    onPrimaryAction: (item) => onOpen(nodeOf(item)),
    dataLoader: {
      getItem: (id) => nodes.get(id) ?? GONE,
      getChildren: (id) => {
        const node = nodes.get(id);
        return node === undefined || node.kind === 'match' ? [] : [...node.children];
      },
    },
    features: [syncDataLoaderFeature, hotkeysCoreFeature, rowFocus.feature],
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tree keeps a flat list of rows that is stale when these changed
  useLayoutEffect(() => tree.rebuildTree(), [tree, nodes, expandedItems]);
  useLayoutEffect(() => rowFocus.drawn(tree));
  useKeptFocus(host, () => {
    if (focusedItem !== null) tree.updateDomFocus();
  });
  return { tree, items: tree.getItems().filter((item) => nodes.has(item.getId())), focusedItem };
}
