import { IS_MAC, type KeyPress, matches, parseKeys } from '../shell/keybindings.ts';
import type { Workbench } from '../shell/workbench.ts';
import type { ExplorerModel } from './explorer-model.ts';
import type { FileActions } from './file-actions.ts';
import { folderOf } from './path-parts.ts';
import type { TreeItem, TreeNode } from './tree.ts';

/** Keys of the tree, as menus show them too. */
export const TREE_KEYS = {
  keep: 'Enter',
  look: 'Space',
  rename: 'F2',
  remove: 'Delete | Mod+Backspace',
  cut: 'Mod+X',
  copy: 'Mod+C',
  paste: 'Mod+V',
  selectAll: 'Mod+A',
  leave: 'Escape',
} as const;

export interface TreeKeyContext {
  readonly actions: FileActions;
  readonly explorer: ExplorerModel;
  readonly workbench: Workbench;
  readonly mayEdit: boolean;
  /** What is dealt with together; the row alone if nothing is selected. */
  readonly items: readonly TreeItem[];
  /** Ids of all rows that are seen. */
  readonly rows: readonly string[];
}

/** What this key does with the focused row; null when it is not one of the tree's own. Arrows are the tree library's. */
export function treeKeyAction(event: KeyPress, node: TreeNode, context: TreeKeyContext): (() => void) | null {
  const { actions, explorer, workbench, mayEdit, items, rows } = context;
  if (node.kind === 'draft') return null;
  const is = (keys: string) =>
    parseKeys(keys).some((combination) => matches(combination, named(event), IS_MAC));
  if (is(TREE_KEYS.keep) || is(TREE_KEYS.look)) {
    if (node.kind === 'folder') return () => toggle(explorer, node.id);
    const looks = is(TREE_KEYS.look);
    return () => workbench.openFile(node.id, { preview: looks, keepFocus: looks });
  }
  if (is(TREE_KEYS.leave) && explorer.state.get().clipboard !== null) {
    return () => explorer.update({ clipboard: null });
  }
  if (is(TREE_KEYS.leave) && explorer.state.get().selected.length > 1) {
    return () => explorer.update({ focused: node.id });
  }
  if (is(TREE_KEYS.selectAll)) return () => explorer.update({ selected: rows });
  if (!mayEdit) return null;
  if (is(TREE_KEYS.rename)) return () => explorer.update({ renaming: node.id, draft: null });
  if (is(TREE_KEYS.remove)) return () => actions.remove(items);
  if (is(TREE_KEYS.cut)) return () => actions.cut(items);
  if (is(TREE_KEYS.copy)) return () => actions.copy(items);
  if (is(TREE_KEYS.paste) && explorer.state.get().clipboard !== null) {
    return () => actions.paste(node.kind === 'folder' ? node.path : folderOf(node.path));
  }
  return null;
}

/** The space bar's `key` is a space, which cannot be written in a list of keys. */
function named(event: KeyPress): KeyPress {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  return { key: key === ' ' ? 'Space' : key, code, ctrlKey, metaKey, altKey, shiftKey };
}

export function toggle(explorer: ExplorerModel, id: string): void {
  const { expanded } = explorer.state.get();
  explorer.update({
    expanded: expanded.includes(id) ? expanded.filter((other) => other !== id) : [...expanded, id],
  });
}
