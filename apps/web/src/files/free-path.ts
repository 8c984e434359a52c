import { baseName, folderOf, joinPath } from './path-parts.ts';

/** `path` itself, or `a copy.ts`, `a copy 2.ts` …: the first that is free. A leading dot begins no extension. */
export function freePath(path: string, isTaken: (path: string) => boolean): string {
  if (!isTaken(path)) return path;
  const name = baseName(path);
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? ' copy' : ` copy ${number}`;
    const candidate = joinPath(folderOf(path), `${stem}${suffix}${extension}`);
    if (!isTaken(candidate)) return candidate;
  }
}
