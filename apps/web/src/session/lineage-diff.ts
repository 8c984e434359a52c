/** One file of one side, as it would leave the session. */
export interface SideFile {
  readonly path: string;
  readonly content: string;
}

export type FileDifference =
  | { readonly kind: 'changed'; readonly path: string; readonly server: string; readonly mine: string }
  | { readonly kind: 'only-server'; readonly path: string; readonly server: string }
  | { readonly kind: 'only-mine'; readonly path: string; readonly mine: string };

/** What differs between two documents that must not be merged, by path. */
export function differences(
  server: readonly SideFile[],
  mine: readonly SideFile[],
): readonly FileDifference[] {
  const mineByPath = new Map(mine.map((file) => [file.path, file.content]));
  const serverPaths = new Set(server.map((file) => file.path));
  const found: FileDifference[] = [];
  for (const file of server) {
    const own = mineByPath.get(file.path);
    if (own === undefined) found.push({ kind: 'only-server', path: file.path, server: file.content });
    else if (own !== file.content)
      found.push({ kind: 'changed', path: file.path, server: file.content, mine: own });
  }
  for (const file of mine) {
    if (!serverPaths.has(file.path)) found.push({ kind: 'only-mine', path: file.path, mine: file.content });
  }
  return found.sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** The person's own side of what differs: what would be lost if the server's version were taken. */
export function mineOf(found: readonly FileDifference[]): readonly SideFile[] {
  return found.flatMap((difference) =>
    difference.kind === 'only-server' ? [] : [{ path: difference.path, content: difference.mine }],
  );
}

/** `src/a.ts` → `src/a (mine).ts`, then `src/a (mine) 2.ts` … whichever is free. */
export function copyPath(path: string, suffix: string, taken: ReadonlySet<string>): string {
  const slash = path.lastIndexOf('/') + 1;
  const dot = path.lastIndexOf('.');
  // A leading dot (.gitignore) begins a name, not an extension.
  const split = dot > slash ? dot : path.length;
  const name = path.slice(0, split) + suffix;
  const extension = path.slice(split);
  let candidate = name + extension;
  for (let number = 2; taken.has(candidate); number++) candidate = `${name} ${number}${extension}`;
  return candidate;
}

/** The copies to add beside the server's files, none of them on a path that exists. */
export function copiesBeside(
  server: readonly SideFile[],
  mine: readonly SideFile[],
  suffix: string,
): readonly SideFile[] {
  const taken = new Set(server.map((file) => file.path));
  return mine.map((file) => {
    const path = copyPath(file.path, suffix, taken);
    taken.add(path);
    return { path, content: file.content };
  });
}
