import { type DragEvent, useMemo, useRef, useState } from 'react';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../ui/Menu.tsx';
import { useFocusRequests } from '../ui/use-focus-requests.ts';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { useReadable } from '../ui/use-readable.ts';
import { FileTree } from './FileTree.tsx';
import { FilePresence } from './file-presence.ts';
import { importDropped } from './import/import-files.ts';
import { useFiles } from './use-files.ts';
import { useMayEdit } from './use-may-edit.ts';
import './explorer.css';

/** The files as a tree, and everything that can be done with them. */
export function Explorer() {
  const { client, workbench } = useSession();
  const { explorer, actions, blobs } = useFiles();
  const mayEdit = useMayEdit();
  const files = useReadable(client.workspace.files);
  const { emptyFolders, draft } = useReadable(explorer.state);
  const presence = useReadable(useMemo(() => new FilePresence(client), [client]));
  const onForeignDrop = (data: DataTransfer, folder: string) =>
    importDropped(data, folder, { client, workbench, blobs });
  const drop = useFileDrop(mayEdit, (data) => onForeignDrop(data, ''));
  const host = useRef<HTMLDivElement>(null);
  useKeptFocus(host, () => explorer.requestFocus());
  const isEmpty = files.length === 0 && emptyFolders.size === 0 && draft === null;

  return (
    <div ref={host} className="explorer" data-drop-over={drop.isOver ? '' : undefined} {...drop.handlers}>
      <header className="side-header">
        <h2>{text.files.explorer}</h2>
        <ExplorerToolbar mayEdit={mayEdit} />
      </header>
      {isEmpty ? (
        <EmptyExplorer mayEdit={mayEdit} />
      ) : (
        <FileTree
          files={files}
          explorer={explorer}
          actions={actions}
          presence={presence}
          mayEdit={mayEdit}
          onForeignDrop={onForeignDrop}
        />
      )}
    </div>
  );
}

function ExplorerToolbar({ mayEdit }: { readonly mayEdit: boolean }) {
  const { commands } = useSession();
  const run = (id: string) => () => commands.run(id);
  // A menu gives the focus back when it shuts; a field for a name must get it after that.
  return (
    <div className="side-toolbar">
      {mayEdit && <IconButton icon="new-file" label={text.files.newFile} onClick={run('files.newFile')} />}
      {mayEdit && (
        <IconButton icon="new-folder" label={text.files.newFolder} onClick={run('files.newFolder')} />
      )}
      <Menu
        trigger={
          <button
            type="button"
            className="icon-button codicon codicon-ellipsis"
            aria-label={text.files.moreActions}
          />
        }
      >
        {mayEdit && (
          <>
            <MenuItem icon="new-file" onSelect={run('files.newFileAtTop')}>
              {text.files.newFileAtTop}
            </MenuItem>
            <MenuItem icon="new-folder" onSelect={run('files.newFolderAtTop')}>
              {text.files.newFolderAtTop}
            </MenuItem>
            <MenuSeparator />
            <MenuItem icon="cloud-upload" onSelect={run('files.upload')}>
              {text.files.upload}
            </MenuItem>
            <MenuItem icon="folder-opened" onSelect={run('files.uploadFolder')}>
              {text.files.uploadFolder}
            </MenuItem>
            <MenuItem icon="file-zip" onSelect={run('files.importZip')}>
              {text.files.importZip}
            </MenuItem>
            <MenuSeparator />
          </>
        )}
        <MenuItem icon="cloud-download" onSelect={run('files.downloadAll')}>
          {text.files.downloadAll}
        </MenuItem>
        <MenuItem icon="collapse-all" onSelect={run('files.collapseAll')}>
          {text.files.collapseAll}
        </MenuItem>
      </Menu>
    </div>
  );
}

function EmptyExplorer({ mayEdit }: { readonly mayEdit: boolean }) {
  const { commands, workbench } = useSession();
  const { explorer } = useFiles();
  const place = useRef<HTMLDivElement>(null);
  // There is no tree to take it; and for viewers no button.
  const focus = () => (place.current?.querySelector('button') ?? place.current)?.focus();
  useFocusRequests(explorer.focusRequests, focus);
  useFocusRequests(workbench.sideFocusRequests, focus);
  return (
    <div ref={place} className="explorer-empty" tabIndex={-1}>
      <p>{text.files.noFiles}</p>
      {mayEdit && (
        <>
          <p className="muted">{text.files.noFilesHint}</p>
          <Button look="primary" icon="new-file" onClick={() => commands.run('files.newFile')}>
            {text.files.newFile}
          </Button>
          <Button icon="cloud-upload" onClick={() => commands.run('files.upload')}>
            {text.files.upload}
          </Button>
        </>
      )}
    </div>
  );
}

/** Files dropped beside the tree's rows go to the top. */
function useFileDrop(enabled: boolean, onDrop: (data: DataTransfer) => void) {
  const [isOver, setIsOver] = useState(false);
  const hasFiles = (event: DragEvent) => enabled && event.dataTransfer.types.includes('Files');
  const handlers = {
    onDragOver: (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    },
    onDragLeave: (event: DragEvent) => {
      const to = event.relatedTarget;
      if (!(to instanceof Node) || !event.currentTarget.contains(to)) setIsOver(false);
    },
    // Capture: also when the tree's own handler takes it, the frame must go.
    onDropCapture: () => setIsOver(false),
    onDrop: (event: DragEvent) => {
      if (!hasFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      onDrop(event.dataTransfer);
    },
  };
  return { isOver, handlers };
}
