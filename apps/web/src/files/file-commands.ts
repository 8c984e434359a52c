import type { Readable, SessionClient } from '@coedit/client';
import { may, type Role } from '@coedit/protocol';
import type { Command } from '../shell/commands.ts';
import type { Workbench } from '../shell/workbench.ts';
import { text } from '../texts/texts.ts';
import { type ExplorerModel, targetFolder } from './explorer-model.ts';
import type { FileActions } from './file-actions.ts';
import type { FileNode } from './tree.ts';

/** Asks the person for files of their disk. */
export interface FilePickers {
  pickFiles(): void;
  pickFolder(): void;
  pickZip(): void;
}

interface FileCommandServices {
  readonly client: SessionClient;
  readonly role: Readable<Role | null>;
  readonly workbench: Workbench;
  readonly explorer: ExplorerModel;
  readonly actions: FileActions;
  readonly pickers: FilePickers;
}

export function fileCommands({
  client,
  role,
  workbench,
  explorer,
  actions,
  pickers,
}: FileCommandServices): readonly Command[] {
  const titles = text.files;
  const mayEdit = () => {
    const mine = role.get();
    return mine !== null && may(mine, 'edit');
  };
  const draft = (makes: 'file' | 'folder', folder: () => string) => () => {
    workbench.setSideView('explorer');
    explorer.startDraft({ makes, folder: folder() });
  };
  const there = () => targetFolder(explorer, client.workspace, workbench);
  // No row stands for it: where there are only folders, everything that has one would go into one of them.
  const atTop = () => '';
  const activeFile = (): FileNode | null => {
    const { active } = workbench.state.get();
    const file = active === null ? undefined : client.workspace.get(active);
    if (file === undefined) return null;
    const name = file.displayPath.slice(file.displayPath.lastIndexOf('/') + 1);
    return { kind: 'file', id: file.id, name, path: file.displayPath };
  };
  const withActive = (act: (node: FileNode) => void | Promise<void>) => () => {
    const node = activeFile();
    if (node !== null) return act(node);
  };
  const hasActive = () => activeFile() !== null;
  const mayEditActive = () => mayEdit() && hasActive();
  return [
    {
      id: 'files.newFile',
      title: titles.newFile,
      keys: 'Mod+Alt+N',
      when: mayEdit,
      run: draft('file', there),
    },
    { id: 'files.newFolder', title: titles.newFolder, when: mayEdit, run: draft('folder', there) },
    { id: 'files.newFileAtTop', title: titles.newFileAtTop, when: mayEdit, run: draft('file', atTop) },
    { id: 'files.newFolderAtTop', title: titles.newFolderAtTop, when: mayEdit, run: draft('folder', atTop) },
    {
      id: 'files.pasteAtTop',
      title: titles.pasteAtTop,
      when: () => mayEdit() && explorer.state.get().clipboard !== null,
      run: () => actions.paste(atTop()),
    },
    { id: 'files.upload', title: titles.upload, when: mayEdit, run: () => pickers.pickFiles() },
    { id: 'files.uploadFolder', title: titles.uploadFolder, when: mayEdit, run: () => pickers.pickFolder() },
    { id: 'files.importZip', title: titles.importZip, when: mayEdit, run: () => pickers.pickZip() },
    { id: 'files.downloadAll', title: titles.downloadAll, run: () => actions.downloadAll() },
    { id: 'files.collapseAll', title: titles.collapseAll, run: () => explorer.update({ expanded: [] }) },
    {
      id: 'files.downloadActive',
      title: titles.downloadActive,
      when: hasActive,
      run: withActive((node) => actions.download([node])),
    },
    {
      id: 'files.copyPathOfActive',
      title: titles.copyPathOfActive,
      when: hasActive,
      run: withActive((node) => actions.copyPath([node])),
    },
    {
      id: 'files.duplicateActive',
      title: titles.duplicateActive,
      when: mayEditActive,
      run: withActive((node) => actions.duplicate([node])),
    },
    {
      id: 'files.renameActive',
      title: titles.renameActive,
      when: mayEditActive,
      run: withActive((node) => {
        workbench.setSideView('explorer');
        explorer.reveal(node.path, node.id);
        explorer.update({ renaming: node.id });
      }),
    },
    {
      id: 'files.deleteActive',
      title: titles.deleteActive,
      when: mayEditActive,
      run: withActive((node) => actions.remove([node])),
    },
    {
      id: 'files.revealActive',
      title: titles.revealActive,
      when: hasActive,
      run: withActive((node) => {
        workbench.setSideView('explorer');
        explorer.reveal(node.path, node.id);
        explorer.requestFocus();
      }),
    },
  ];
}
