import type { Readable, Workspace, WorkspaceFile } from '@coedit/client';
import type { Workbench } from '../shell/workbench.ts';
import { FocusRequests } from '../ui/focus-requests.ts';
import { Store } from '../ui/store.ts';
import { folderOf, foldersOf, isInside } from './path-parts.ts';
import { ancestorIds, type Draft, folderId, stillEmpty } from './tree.ts';

/** What was cut or copied, by path: folders have no other name. */
export interface FileClipboard {
  readonly kind: 'cut' | 'copy';
  readonly paths: readonly string[];
}

export interface ExplorerState {
  /** Ids of the open folders. */
  readonly expanded: readonly string[];
  /** The row that keys and menus act on. */
  readonly focused: string | null;
  /** Ids of the rows that are marked to be dealt with together: the focused one, until more are marked. */
  readonly selected: readonly string[];
  readonly draft: Draft | null;
  /** Id of the row whose name is being changed. */
  readonly renaming: string | null;
  readonly clipboard: FileClipboard | null;
  /** Folders this person made, or emptied, that no file is in: only here, until one is. */
  readonly emptyFolders: ReadonlySet<string>;
}

const INITIAL: ExplorerState = {
  expanded: [],
  focused: null,
  selected: [],
  draft: null,
  renaming: null,
  clipboard: null,
  emptyFolders: new Set(),
};

/** What of the explorer is not in the document. Outlives its view, which goes when the side bar is shut. */
export class ExplorerModel {
  readonly #state = new Store<ExplorerState>(INITIAL);
  readonly state: Readable<ExplorerState> = this.#state;
  /** When the focused row should get the keyboard. */
  readonly focusRequests = new FocusRequests();

  /** The selection goes with the focused row unless it is given too. */
  update(change: Partial<ExplorerState>): void {
    const { focused } = change;
    const selected = focused === undefined ? {} : { selected: focused === null ? [] : [focused] };
    this.#state.set({ ...this.#state.get(), ...selected, ...change });
  }

  /** Opens what is above, and makes it the row that keys act on. */
  reveal(path: string, rowId: string): void {
    this.expand(ancestorIds(path));
    this.update({ focused: rowId });
  }

  expand(folderIds: readonly string[]): void {
    const { expanded } = this.#state.get();
    const closed = folderIds.filter((id) => !expanded.includes(id));
    if (closed.length > 0) this.update({ expanded: [...expanded, ...closed] });
  }

  startDraft(draft: Draft): void {
    this.expand([...ancestorIds(`${draft.folder}/`), folderId(draft.folder)]);
    this.update({ draft, renaming: null });
  }

  addEmptyFolder(path: string): void {
    const { emptyFolders } = this.#state.get();
    this.update({ emptyFolders: new Set([...emptyFolders, ...foldersOf(`${path}/`)]) });
    this.reveal(path, folderId(path));
  }

  /** Before these leave: their folders stay to be seen, as on a disk, though nothing may be in them any more. */
  keepFoldersOf(files: readonly WorkspaceFile[]): void {
    const folders = files.map((file) => folderOf(file.displayPath)).filter((folder) => folder !== '');
    const { emptyFolders } = this.#state.get();
    this.update({
      emptyFolders: new Set([...emptyFolders, ...folders.flatMap((folder) => foldersOf(`${folder}/`))]),
    });
  }

  forgetFolder(path: string): void {
    const { emptyFolders } = this.#state.get();
    this.update({ emptyFolders: new Set([...emptyFolders].filter((folder) => !isInside(folder, path))) });
  }

  /** What is known by path here follows a folder that got another one. */
  folderMoved(from: string, to: string): void {
    const moved = (path: string) => (isInside(path, from) ? to + path.slice(from.length) : path);
    const { emptyFolders, expanded, focused, selected } = this.#state.get();
    const movedId = (id: string) =>
      id.startsWith('folder:') ? folderId(moved(id.slice('folder:'.length))) : id;
    this.update({
      emptyFolders: new Set([...emptyFolders].map(moved)),
      expanded: expanded.map(movedId),
      focused: focused === null ? null : movedId(focused),
      selected: selected.map(movedId),
    });
  }

  forgetFilled(files: readonly WorkspaceFile[]): void {
    const { emptyFolders } = this.#state.get();
    const left = stillEmpty(emptyFolders, files);
    if (left !== emptyFolders) this.update({ emptyFolders: left });
  }

  requestFocus(): void {
    this.focusRequests.ask();
  }
}

const models = new WeakMap<Workbench, ExplorerModel>();

/** One explorer to a workbench; commands reach it while its view is not shown. */
export function explorerOf(workbench: Workbench): ExplorerModel {
  const known = models.get(workbench);
  if (known !== undefined) return known;
  const model = new ExplorerModel();
  models.set(workbench, model);
  return model;
}

/** Where something new goes: the focused folder, or the folder of the focused file, or that of the open one. */
export function targetFolder(model: ExplorerModel, workspace: Workspace, workbench: Workbench): string {
  const { focused } = model.state.get();
  if (focused?.startsWith('folder:')) return focused.slice('folder:'.length);
  const id = focused ?? workbench.state.get().active;
  const file = workspace.files.get().find((other) => other.id === id);
  return file === undefined ? '' : folderOf(file.displayPath);
}
