import type { SessionClient } from '@coedit/client';
import { type ChangeEvent, useEffect, useRef } from 'react';
import { previewCommand } from '../preview/preview-command.ts';
import { useSession } from '../session/session-context.tsx';
import type { Workbench } from '../shell/workbench.ts';
import { text } from '../texts/texts.ts';
import { toast } from '../ui/toast.ts';
import { type ExplorerModel, targetFolder } from './explorer-model.ts';
import { fileCommands } from './file-commands.ts';
import { importGathered, importZip } from './import/import-files.ts';
import { gatherPicked } from './import/read-drop.ts';
import { baseName } from './path-parts.ts';
import { QuickOpen } from './QuickOpen.tsx';
import { type SamePath, watchSamePaths } from './same-path.ts';
import { useFiles } from './use-files.ts';

/** React's types do not know the attribute. */
const FOLDER_ONLY = { webkitdirectory: '' };

/** What of the files is there while the explorer is not shown: commands, pickers, quick open. */
export function FileFeatures() {
  const { client, role, workbench, commands } = useSession();
  const { explorer, actions, blobs } = useFiles();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const zip = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const pickers = {
      pickFiles: () => files.current?.click(),
      pickFolder: () => folder.current?.click(),
      pickZip: () => zip.current?.click(),
    };
    return commands.registerAll([
      ...fileCommands({ client, role, workbench, explorer, actions, pickers }),
      previewCommand(client, workbench),
    ]);
  }, [client, role, workbench, commands, explorer, actions]);

  useEffect(() => {
    const { files: list } = client.workspace;
    return list.subscribe(() => explorer.forgetFilled(list.get()));
  }, [client, explorer]);

  useEffect(() => forgetMissingTabs(client, workbench), [client, workbench]);

  useEffect(
    () => watchSamePaths(client, (clash) => tellSamePath(clash, workbench, explorer)),
    [client, workbench, explorer],
  );

  const services = { client, workbench, blobs };
  const target = () => targetFolder(explorer, client.workspace, workbench);
  const onPicked = (event: ChangeEvent<HTMLInputElement>) => {
    const gathered = gatherPicked(event.target.files ?? []);
    // The same files can be picked again: without this the browser sees no change.
    event.target.value = '';
    if (gathered.candidates.length > 0) void importGathered(async () => gathered, target(), services);
  };
  const onZipPicked = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    // A zip is a project of its own, not a part of the folder that happens to be focused.
    if (file !== undefined) void importZip(file, '', services);
    event.target.value = '';
  };
  return (
    <>
      <QuickOpen />
      <input ref={files} type="file" multiple hidden aria-label={text.files.pickFiles} onChange={onPicked} />
      <input
        ref={folder}
        type="file"
        {...FOLDER_ONLY}
        hidden
        aria-label={text.files.pickFolder}
        onChange={onPicked}
      />
      <input
        ref={zip}
        type="file"
        accept=".zip,application/zip"
        hidden
        aria-label={text.files.pickZip}
        onChange={onZipPicked}
      />
    </>
  );
}

function tellSamePath({ mine, theirs, name }: SamePath, workbench: Workbench, explorer: ExplorerModel): void {
  const renameMine = () => {
    workbench.setSideView('explorer');
    explorer.reveal(mine.displayPath, mine.id);
    explorer.update({ renaming: mine.id });
  };
  const [own, other] = [baseName(mine.displayPath), baseName(theirs.displayPath)];
  toast('warning', text.files.samePath(name, mine.path, own, other), {
    key: `same-path ${mine.id}`,
    duration: 20_000,
    action: { label: text.files.renameMine, run: renameMine },
  });
}

/**
 * Once, when the server's document is there: tabs that were remembered, of files deleted since. What is deleted from then
 * on keeps its tab, because the person is looking at it.
 */
function forgetMissingTabs(client: SessionClient, workbench: Workbench): () => void {
  const forget = () => {
    if (client.connection.get().kind !== 'online') return;
    stop();
    workbench.forgetTabs([...workbench.openFiles()].filter((id) => client.workspace.get(id) === undefined));
  };
  const stop = client.connection.subscribe(forget);
  forget();
  return stop;
}
