import type { SessionClient, Workspace, WorkspaceFile } from '@coedit/client';
import type { Workbench } from '../shell/workbench.ts';
import { text } from '../text/en.ts';
import { ownSentence } from '../ui/failure-sentence.ts';
import { toast } from '../ui/toast.ts';
import { saveText, saveZip } from './download.ts';
import type { ExplorerModel } from './explorer-model.ts';
import { freePath } from './free-path.ts';
import { baseName, folderOf, foldersOf, isInside, joinPath } from './path-parts.ts';
import { type FileNode, type FolderNode, folderId } from './tree.ts';

type Node = FileNode | FolderNode;

/** What people do with files and folders, with its messages. */
export class FileActions {
  readonly #client: SessionClient;
  readonly #workbench: Workbench;
  readonly #explorer: ExplorerModel;

  constructor(client: SessionClient, workbench: Workbench, explorer: ExplorerModel) {
    this.#client = client;
    this.#workbench = workbench;
    this.#explorer = explorer;
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
    this.#explorer.requestFocus();
  }

  /** `name` may have slashes: then it moves, too. */
  rename(node: Node, name: string): void {
    this.#relocate(node, joinPath(folderOf(node.path), name));
    this.#explorer.requestFocus();
  }

  moveInto(node: Node, folder: string): void {
    const from = node.path;
    const to = joinPath(folder, node.name);
    if (from === to || !this.#relocate(node, to)) return;
    const undo = () => {
      const moved: Node =
        node.kind === 'file' ? { ...node, path: to } : { ...node, id: folderId(to), path: to };
      this.#relocate(moved, from);
    };
    toast('info', text.files.moved(node.name, folder), { action: { label: text.files.undo, run: undo } });
  }

  /** True when it went well. */
  #relocate(node: Node, to: string): boolean {
    return this.#attempt(() => {
      if (node.path === to) return;
      const inside = this.#filesIn(node);
      this.#explorer.keepFoldersOf(node.kind === 'file' ? inside : []);
      if (node.kind === 'file') this.#workspace.rename(node.id, to);
      else if (inside.length > 0) this.#workspace.renameFolder(node.path, to);
      if (node.kind === 'folder') this.#explorer.folderMoved(node.path, to);
      this.#explorer.reveal(to, node.kind === 'file' ? node.id : folderId(to));
    });
  }

  duplicate(node: Node): void {
    this.copyInto(node, folderOf(node.path));
  }

  copyInto(node: Node, folder: string): void {
    this.#attempt(() => {
      const taken = new Set(
        this.#workspace.files.get().flatMap((file) => [file.displayPath, ...foldersOf(file.displayPath)]),
      );
      const target = freePath(joinPath(folder, node.name), (path) => taken.has(path));
      const copies = this.#filesIn(node).map((file) => ({
        path: target + file.displayPath.slice(node.path.length),
        content: this.#workspace.export(file.id),
      }));
      const [first] = this.#workspace.createMany(copies);
      if (first === undefined) this.#explorer.addEmptyFolder(target);
      else this.#explorer.reveal(target, node.kind === 'file' ? first : folderId(target));
    });
  }

  paste(folder: string): void {
    const { clipboard } = this.#explorer.state.get();
    if (clipboard === null) return;
    const node = this.#nodeAt(clipboard.path);
    // Deleted or moved since it was cut: nothing is left to paste.
    if (node === null) return this.#explorer.update({ clipboard: null });
    if (clipboard.kind === 'copy') return this.copyInto(node, folder);
    this.#explorer.update({ clipboard: null });
    this.moveInto(node, folder);
  }

  remove(node: Node): void {
    this.#attempt(() => {
      const inside = this.#filesIn(node);
      const { active, tabs } = this.#workbench.state.get();
      const closing = tabs.map((tab) => tab.fileId).filter((id) => inside.some((file) => file.id === id));
      const { emptyFolders } = this.#explorer.state.get();
      if (node.kind === 'folder') this.#explorer.forgetFolder(node.path);
      this.#explorer.keepFoldersOf(node.kind === 'file' ? inside : []);
      const removed = this.#workspace.remove(inside.map((file) => file.id));
      this.#workbench.closeTabs(closing);
      const undo = () => {
        this.#attempt(() => this.#workspace.restore(removed));
        this.#explorer.update({ emptyFolders });
        if (active !== null && closing.includes(active)) this.#workbench.openFile(active);
      };
      const message =
        node.kind === 'file'
          ? text.files.deleted(node.name)
          : text.files.deletedFolder(node.name, inside.length);
      toast('info', message, { action: { label: text.files.undo, run: undo } });
    });
  }

  async download(node: Node): Promise<void> {
    if (node.kind === 'file') return saveText(node.name, this.#workspace.export(node.id));
    const files = this.#filesIn(node).map((file) => this.#exported(file));
    await saveZip(`${node.name}.zip`, files);
  }

  async downloadAll(): Promise<void> {
    const name = this.#client.session.get()?.name || 'session';
    await saveZip(
      `${name}.zip`,
      this.#workspace.files.get().map((file) => this.#exported(file)),
    );
  }

  async copyPath(node: Node): Promise<void> {
    await navigator.clipboard.writeText(node.path);
    toast('info', text.files.pathCopied(node.path), { key: 'path-copied' });
  }

  get #workspace(): Workspace {
    return this.#client.workspace;
  }

  #exported(file: WorkspaceFile) {
    return { path: file.displayPath, read: () => this.#workspace.export(file.id) };
  }

  #filesIn(node: Node): readonly WorkspaceFile[] {
    if (node.kind === 'file') return this.#workspace.files.get().filter((file) => file.id === node.id);
    return this.#workspace.files.get().filter((file) => isInside(file.displayPath, node.path));
  }

  #nodeAt(path: string): Node | null {
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
