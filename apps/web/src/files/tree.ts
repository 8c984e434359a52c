import type { WorkspaceFile } from '@coedit/client';
import type { FileId } from '@coedit/protocol';
import { baseName, folderOf, foldersOf, isInside } from './path-parts.ts';

export interface FileNode {
  readonly kind: 'file';
  readonly id: FileId;
  readonly name: string;
  readonly path: string;
}

export interface FolderNode {
  readonly kind: 'folder';
  readonly id: FolderNodeId;
  readonly name: string;
  readonly path: string;
  readonly children: readonly string[];
}

/** A row in which a name is being typed for something that is not there yet. */
export interface DraftNode {
  readonly kind: 'draft';
  readonly id: typeof DRAFT_ID;
  readonly name: '';
  readonly path: string;
  readonly makes: 'file' | 'folder';
}

/** A row that something can be done with. */
export type TreeItem = FileNode | FolderNode;
export type TreeNode = FileNode | FolderNode | DraftNode;
export type FolderNodeId = `folder:${string}`;

export const DRAFT_ID = 'draft';
export const ROOT_ID: FolderNodeId = 'folder:';
export const folderId = (path: string): FolderNodeId => `folder:${path}`;

export interface Draft {
  readonly makes: 'file' | 'folder';
  /** The folder it will be in. */
  readonly folder: string;
}

// As a file manager sorts: "a2" before "a10", without regard to case.
export const { compare: compareNames } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Folders are not in the document: they are what the paths say, and those the person has made and not filled yet. */
export function buildTree(
  files: readonly WorkspaceFile[],
  emptyFolders: Iterable<string>,
  draft: Draft | null = null,
): ReadonlyMap<string, TreeNode> {
  const children = new Map<string, TreeNode[]>([['', []]]);
  const addFolder = (path: string): TreeNode[] => {
    const known = children.get(path);
    if (known !== undefined) return known;
    const own: TreeNode[] = [];
    children.set(path, own);
    const node: FolderNode = { kind: 'folder', id: folderId(path), name: baseName(path), path, children: [] };
    addFolder(folderOf(path)).push(node);
    return own;
  };
  for (const file of files) {
    const path = file.displayPath;
    addFolder(folderOf(path)).push({ kind: 'file', id: file.id, name: baseName(path), path });
  }
  for (const folder of emptyFolders) addFolder(folder);
  if (draft !== null) {
    addFolder(draft.folder).push({
      kind: 'draft',
      id: DRAFT_ID,
      name: '',
      path: draft.folder,
      makes: draft.makes,
    });
  }
  return collect(children);
}

function collect(children: ReadonlyMap<string, TreeNode[]>): ReadonlyMap<string, TreeNode> {
  const nodes = new Map<string, TreeNode>();
  for (const [path, own] of children) {
    own.sort((a, b) => rankOf(a) - rankOf(b) || compareNames(a.name, b.name) || (a.id < b.id ? -1 : 1));
    for (const child of own) if (child.kind !== 'folder') nodes.set(child.id, child);
    const folder: FolderNode = {
      kind: 'folder',
      id: folderId(path),
      name: baseName(path),
      path,
      children: own.map((child) => child.id),
    };
    nodes.set(folder.id, folder);
  }
  return nodes;
}

/** A draft stands where its like begin. */
function rankOf(node: TreeNode): number {
  if (node.kind === 'draft') return node.makes === 'folder' ? 0 : 2;
  return node.kind === 'folder' ? 1 : 3;
}

/** Folders to open so that this path is seen. */
export const ancestorIds = (path: string): readonly FolderNodeId[] => foldersOf(path).map(folderId);

/** Of those folders, the ones no file is in; the others come from the paths by themselves now. */
export function stillEmpty(
  emptyFolders: ReadonlySet<string>,
  files: readonly WorkspaceFile[],
): ReadonlySet<string> {
  const filled = new Set(files.flatMap((file) => foldersOf(file.displayPath)));
  const left = [...emptyFolders].filter((folder) => !filled.has(folder));
  return left.length === emptyFolders.size ? emptyFolders : new Set(left);
}

/** Without what is in a folder that is among them too: it goes with the folder. */
export function nodesToMove(items: readonly TreeItem[]): readonly TreeItem[] {
  const folders = items.filter((item) => item.kind === 'folder').map(({ path }) => path);
  return items.filter(({ path }) => !folders.some((folder) => path !== folder && isInside(path, folder)));
}

/** What keys and menus act on: all that is selected if the row is among it, else the row alone. */
export function itemsFor(
  nodes: ReadonlyMap<string, TreeNode>,
  row: TreeItem,
  selected: readonly string[],
): readonly TreeItem[] {
  if (!selected.includes(row.id)) return [row];
  const items = selected.map((id) => nodes.get(id)).filter((node) => node !== undefined);
  return items.filter((node): node is TreeItem => node.kind !== 'draft' && node.id !== ROOT_ID);
}
