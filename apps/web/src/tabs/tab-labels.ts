export interface TabLabel {
  readonly name: string;
  /** The folders that tell it from another open file of the same name; '' where the name is enough. */
  readonly hint: string;
}

/** What each tab says, from the paths of all; null: a file whose path is not known. */
export function tabLabels(paths: readonly (string | null)[]): readonly (TabLabel | null)[] {
  const names = paths.map((path) => (path === null ? null : path.slice(path.lastIndexOf('/') + 1)));
  return paths.map((path, index) => {
    const name = names[index];
    if (path === null || name === null || name === undefined) return null;
    const rivals = paths.filter(
      (other, at): other is string => at !== index && names[at] === name && other !== path,
    );
    return { name, hint: rivals.length === 0 ? '' : telling(path, rivals) };
  });
}

/** The fewest last folders that no rival has. */
function telling(path: string, rivals: readonly string[]): string {
  const folders = path.split('/').slice(0, -1);
  for (let count = 1; count <= folders.length; count++) {
    const tail = folders.slice(-count).join('/');
    const isShared = rivals.some((rival) => rival.split('/').slice(0, -1).slice(-count).join('/') === tail);
    if (!isShared) return tail;
  }
  return folders.join('/') || './';
}
