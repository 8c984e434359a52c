import type { WorkspaceFile } from '@coedit/document';
import { type Limits, normalisePath } from '@coedit/protocol';
import { WorkspaceError } from './workspace-error.ts';

/** The path as it is stored, or why not. `taken`: the paths of all other files. */
export function checkFilePath(input: string, taken: readonly string[]): string {
  const path = checkFolderPath(input);
  for (const other of taken) {
    if (other === path) throw new WorkspaceError('exists', `There is already a file "${path}".`);
    if (other.startsWith(`${path}/`)) throw new WorkspaceError('is-folder', `"${path}" is a folder.`);
    if (path.startsWith(`${other}/`)) {
      throw new WorkspaceError('is-file', `"${other}" is a file; a folder cannot have its name.`);
    }
  }
  return path;
}

export function checkFolderPath(input: string): string {
  const result = normalisePath(input);
  if (!result.ok) throw new WorkspaceError(result.problem, result.message);
  return result.path;
}

/** Where every file under `from` goes when the folder becomes `to`. */
export function movedPaths(
  files: readonly WorkspaceFile[],
  from: string,
  to: string,
): readonly { readonly file: WorkspaceFile; readonly path: string }[] {
  if (to.startsWith(`${from}/`))
    throw new WorkspaceError('into-itself', 'A folder cannot be moved into itself.');
  const isInside = (file: WorkspaceFile) => file.path.startsWith(`${from}/`);
  const moving = files.filter(isInside);
  if (moving.length === 0) throw new WorkspaceError('missing', 'The folder is not there any more.');
  const staying = files.filter((file) => !isInside(file)).flatMap((file) => [file.path, file.displayPath]);
  return moving.map((file) => ({ file, path: checkFilePath(to + file.path.slice(from.length), staying) }));
}

/** Refuses here, with a sentence, what the server would refuse. Lengths are in UTF-16 units, as in `Limits`. */
export function checkSizes(
  lengths: readonly number[],
  present: { readonly files: number; readonly length: number },
  limits: Limits,
): void {
  if (present.files + lengths.length > limits.files) {
    throw new WorkspaceError('too-many-files', `A session holds at most ${limits.files} files.`);
  }
  for (const length of lengths) {
    if (length > limits.fileLength) {
      throw new WorkspaceError(
        'too-large',
        `The file is too large: at most ${inMillions(limits.fileLength)} characters.`,
      );
    }
  }
  const all = lengths.reduce((sum, length) => sum + length, present.length);
  if (all > limits.sessionLength) {
    throw new WorkspaceError(
      'too-large',
      `A session holds at most ${inMillions(limits.sessionLength)} characters, those of deleted files among them.`,
    );
  }
}

function inMillions(length: number): string {
  return length < 1_000_000 ? String(length) : `${(length / 1_000_000).toFixed(1)} million`;
}
