import { normalisePath } from '@coedit/protocol';
import { text } from '../texts/texts.ts';
import { baseName, joinPath } from './path-parts.ts';

/** Why `name` cannot be used in `folder`; null when it can. `taken`: the paths of all other files and folders. */
export function nameProblem(name: string, folder: string, taken: ReadonlySet<string>): string | null {
  const result = normalisePath(joinPath(folder, name));
  if (!result.ok) return text.told.path(result.problem, result.message);
  return taken.has(result.path) ? text.files.nameTaken(baseName(result.path)) : null;
}
