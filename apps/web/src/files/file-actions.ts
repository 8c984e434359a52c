import type { SessionClient, Workspace, WorkspaceFile } from '@coedit/client';
import type { Workbench } from '../shell/workbench.ts';
import { text } from '../texts/texts.ts';
import { failureSentence, ownSentence } from '../ui/failure-sentence.ts';
import { toast } from '../ui/toast.ts';
import type { BlobBytes } from './blobs/blob-bytes.ts';
import { Downloads } from './downloads.ts';
import type { ExplorerModel } from './explorer-model.ts';
import { freePath } from './free-path.ts';
import { baseName, folderOf, foldersOf, isInside, joinPath } from './path-parts.ts';
import { folderId, nodesToMove, type TreeItem } from './tree.ts';

/** What people do with files and folders, one or several, with its messages. */
export class FileActions {
  readonly #client: SessionClient;
  readonly #workbench: Workbench;
  readonly #explorer: ExplorerModel;
  readonly #downloads: Downloads;

  constructor(client: SessionClient, workbench: Workbench, explorer: ExplorerModel, blobs: BlobBytes) {
    this.#client = client;
    this.#workbench = workbench;
    this.#explorer = explorer;
    this.#downloads = new Downloads(client.workspace, blobs);
  }

  createFile(path: string): void {
    this.#attempt(() => {
      const id = this.#workspace.create(path);
      this.#explorer.reveal(path, id);
      this.#workbench.openFile(id);
    });
  }

  createFolder(path: string): void {
    this.#explorer.addEmptyFolder(path);
  }

  /** `name` may have slashes: then it moves, too. */
  rename(node: TreeItem, name: string): void {
    this.#relocate([[node, joinPath(folderOf(node.path), name)]]);
  }

  moveInto(items: readonly TreeItem[], folder: string): void {
    const moves = nodesToMove(items)
      .map((node) => [node, joinPath(folder, node.name)] as const)
      .filter(([node, to]) => node.path !== to);
    if (moves.length === 0 || !this.#relocate(moves)) return;
    const undo = () => {
      this.#relocate(moves.map(([node, to]) => [movedNode(node, to), node.path]));
    };
    toast('info', text.files.moved(this.#named(moves.map(([node]) => node)), folder), {
      action: { label: text.files.undo, run: undo },
    });
  }

  duplicate(items: readonly TreeItem[]): void {
    this.#copy(nodesToMove(items).map((node) => [node, folderOf(node.path)]));
  }

  copyInto(items: readonly TreeItem[], folder: string): void {
    this.#copy(nodesToMove(items).map((node) => [node, folder]));
  }

  cut(items: readonly TreeItem[]): void {
    this.#explorer.update({ clipboard: { kind: 'cut', paths: nodesToMove(items).map(({ path }) => path) } });
  }

  copy(items: readonly TreeItem[]): void {
    this.#explorer.update({ clipboard: { kind: 'copy', paths: nodesToMove(items).map(({ path }) => path) } });
  }

  paste(folder: string): void {
    const { clipboard } = this.#explorer.state.get();
    if (clipboard === null) return;
    // Those that were deleted or moved since are left out.
    const nodes = clipboard.paths.map((path) => this.#nodeAt(path)).filter((node) => node !== null);
    if (clipboard.kind === 'cut' || nodes.length === 0) this.#explorer.update({ clipboard: null });
    if (nodes.length === 0) return;
    if (clipboard.kind === 'copy') this.copyInto(nodes, folder);
    else this.moveInto(nodes, folder);
  }

  remove(items: readonly TreeItem[]): void {
    this.#attempt(() => {
      const nodes = nodesToMove(items);
      const inside = nodes.flatMap((node) => this.#filesIn(node));
      const { active } = this.#workbench.state.get();
      const closing = inside.map((file) => file.id);
      const { emptyFolders } = this.#explorer.state.get();
      for (const node of nodes) {
        if (node.kind === 'folder') this.#explorer.forgetFolder(node.path);
        else this.#explorer.keepFoldersOf(this.#filesIn(node));
      }
      const removed = this.#workspace.remove(inside.map((file) => file.id));
      this.#workbench.closeEverywhere(closing);
      const undo = () => {
        this.#attempt(() => this.#workspace.restore(removed));
        this.#explorer.update({ emptyFolders });
        if (active !== null && closing.includes(active)) this.#workbench.openFile(active);
      };
      const isFile = nodes.length === 1 && nodes[0]?.kind === 'file';
      const message = isFile
        ? text.files.deleted(this.#named(nodes))
        : text.files.deletedFolder(this.#named(nodes), inside.length);
      toast('info', message, { action: { label: text.files.undo, run: undo } });
    });
  }

  async download(items: readonly TreeItem[]): Promise<void> {
    const nodes = nodesToMove(items);
    const [only] = nodes;
    const file = nodes.length === 1 && only?.kind === 'file' ? this.#workspace.get(only.id) : undefined;
    if (file !== undefined) return this.#downloads.one(file);
    const name = nodes.length === 1 && only !== undefined ? only.name : this.#sessionName;
    await this.#downloads.zip(
      name,
      nodes.flatMap((node) => this.#filesIn(node)),
    );
  }

  downloadAll(): Promise<void> {
    return this.#downloads.zip(this.#sessionName, this.#workspace.files.get());
  }

  async copyPath(items: readonly TreeItem[]): Promise<void> {
    const paths = items.map(({ path }) => path).join('\n');
    try {
      await navigator.clipboard.writeText(paths);
      toast('info', text.files.pathCopied(paths), { key: 'path-copied' });
    } catch (reason) {
      toast('error', failureSentence(reason, text.files.pathNotCopied(paths)), { key: 'path-copied' });
    }
  }

  get #workspace(): Workspace {
    return this.#client.workspace;
  }

  get #sessionName(): string {
    return this.#client.session.get()?.name || 'session';
  }

  /** All or none, in one step. True when it went well. */
  #relocate(moves: readonly (readonly [TreeItem, string])[]): boolean {
    return this.#attempt(() => {
      const files = moves.flatMap(([node, to]) =>
        this.#filesIn(node).map((file) => ({
          file,
          path: to + file.displayPath.slice(node.path.length),
        })),
      );
      const loose = moves.filter(([node]) => node.kind === 'file').flatMap(([node]) => this.#filesIn(node));
      this.#workspace.moveMany(files.map(({ file, path }) => ({ id: file.id, path })));
      this.#explorer.keepFoldersOf(loose);
      for (const [node, to] of moves) if (node.kind === 'folder') this.#explorer.folderMoved(node.path, to);
      const rows = moves.map(([node, to]) => movedNode(node, to).id);
      for (const [node, to] of moves) this.#explorer.reveal(to, movedNode(node, to).id);
      this.#explorer.update({ selected: rows });
    });
  }

  #copy(copies: readonly (readonly [TreeItem, string])[]): void {
    this.#attempt(() => {
      const taken = new Set(
        this.#workspace.files.get().flatMap((file) => [file.displayPath, ...foldersOf(file.displayPath)]),
      );
      const targets = copies.map(([node, folder]) => {
        const target = freePath(joinPath(folder, node.name), (path) => taken.has(path));
        taken.add(target);
        return { node, target };
      });
      const files = targets.flatMap(({ node, target }) =>
        this.#filesIn(node).map((file) => ({
          id: file.id,
          path: target + file.displayPath.slice(node.path.length),
        })),
      );
      const ids = this.#workspace.copyMany(files);
      const idAt = new Map(files.map(({ path }, index) => [path, ids[index]]));
      const rows = targets.map(({ node, target }) => {
        const row = node.kind === 'file' ? idAt.get(target) : undefined;
        if (node.kind === 'folder' && this.#filesIn(node).length === 0) this.#explorer.addEmptyFolder(target);
        else this.#explorer.reveal(target, row ?? folderId(target));
        return row ?? folderId(target);
      });
      this.#explorer.update({ selected: rows });
    });
  }

  /** By name if it is one, else by number. */
  #named(nodes: readonly TreeItem[]): string {
    const [only] = nodes;
    return nodes.length === 1 && only !== undefined ? only.name : text.files.items(nodes.length);
  }

  #filesIn(node: TreeItem): readonly WorkspaceFile[] {
    if (node.kind === 'file') return this.#workspace.files.get().filter((file) => file.id === node.id);
    return this.#workspace.files.get().filter((file) => isInside(file.displayPath, node.path));
  }

  #nodeAt(path: string): TreeItem | null {
    const file = this.#workspace.find(path);
    if (file !== undefined) return { kind: 'file', id: file.id, name: baseName(path), path };
    const exists =
      this.#explorer.state.get().emptyFolders.has(path) ||
      this.#workspace.files.get().some((other) => isInside(other.displayPath, path));
    return exists ? { kind: 'folder', id: folderId(path), name: baseName(path), path, children: [] } : null;
  }

  #attempt(action: () => void): boolean {
    try {
      action();
      return true;
    } catch (reason) {
      const message = ownSentence(reason);
      if (message === null) throw reason;
      toast('error', message, { key: 'files' });
      return false;
    }
  }
}

function movedNode(node: TreeItem, path: string): TreeItem {
  const name = baseName(path);
  return node.kind === 'file' ? { ...node, name, path } : { ...node, id: folderId(path), name, path };
}
