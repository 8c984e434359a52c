import type { Workspace, WorkspaceFile } from '@coedit/client';
import type { FileId } from '@coedit/protocol';
import fuzzysort from 'fuzzysort';
import { type Place, parsePlace } from '../shell/line-items.ts';
import type { QuickItem, QuickProvider } from '../shell/quick-item.ts';
import type { Workbench } from '../shell/workbench.ts';
import { text } from '../texts/texts.ts';
import { iconOf } from './file-icon.ts';
import { baseName, folderOf } from './path-parts.ts';

export interface FileQuery {
  readonly name: string;
  readonly place: Place | null;
}

/** `main.ts:12:5`. A colon that no number follows yet belongs to the place already, so that typing it does not empty the list. */
export function parseFileQuery(typed: string): FileQuery {
  const match = /^(.*?):(\d*(?:[:,]\d*)?)$/.exec(typed.trim());
  if (match === null) return { name: typed.trim(), place: null };
  return { name: (match[1] ?? '').trim(), place: parsePlace(match[2] ?? '') };
}

const MAX_ITEMS = 100;
const LEAST_SCORE = 0.2;

/** Files by name: those used lately first while nothing is typed, then by how well they fit. */
export function fileProvider(workspace: Workspace, workbench: Workbench): QuickProvider {
  return {
    prefix: '',
    answer: (typed) => {
      const { name, place } = parseFileQuery(typed);
      const files = workspace.files.get();
      const open = (file: WorkspaceFile) =>
        workbench.openFile(file.id, place === null ? {} : { reveal: place });
      return {
        items: fileItems(files, workbench.state.get().recent, name, open),
        placeholder: text.shell.quickInput.filesPlaceholder,
        emptyMessage: files.length === 0 ? text.shell.quickInput.noFilesYet : text.shell.quickInput.noFiles,
      };
    },
  };
}

export function fileItems(
  files: readonly WorkspaceFile[],
  recent: readonly FileId[],
  name: string,
  open: (file: WorkspaceFile) => void,
): readonly QuickItem[] {
  if (name === '')
    return byRecency(files, recent)
      .map((file) => itemOf(file, [], recent, open))
      .slice(0, MAX_ITEMS);
  return fuzzysort
    .go(name, byRecency(files, recent), {
      key: (file) => file.displayPath,
      limit: MAX_ITEMS,
      threshold: LEAST_SCORE,
    })
    .map((result) => itemOf(result.obj, result.indexes, recent, open));
}

/** The active file is last of the recent ones: nobody opens quick open to stay where they are. */
function byRecency(files: readonly WorkspaceFile[], recent: readonly FileId[]): readonly WorkspaceFile[] {
  const [active, ...before] = recent;
  const order = new Map(
    [...before, ...(active === undefined ? [] : [active])].map((id, index) => [id, index]),
  );
  const rank = (file: WorkspaceFile) => order.get(file.id) ?? Number.MAX_SAFE_INTEGER;
  return [...files].sort((a, b) => rank(a) - rank(b));
}

function itemOf(
  file: WorkspaceFile,
  pathMarks: readonly number[],
  recent: readonly FileId[],
  open: (file: WorkspaceFile) => void,
): QuickItem {
  const label = baseName(file.displayPath);
  const folder = folderOf(file.displayPath);
  const start = file.displayPath.length - label.length;
  const isRecent = recent.includes(file.id);
  return {
    id: file.id,
    label,
    marks: pathMarks.filter((index) => index >= start).map((index) => index - start),
    description: isRecent
      ? [folder, text.shell.quickInput.recentlyOpened].filter(Boolean).join(' · ')
      : folder,
    icon: iconOf(file.path),
    run: () => open(file),
  };
}
