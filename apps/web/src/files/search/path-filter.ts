import picomatch from 'picomatch/posix';

export type PathFilter = (path: string) => boolean;

/**
 * As in VS Code: globs parted by commas; `*.ts` and `src` count at any depth, a folder means all that is in it, and
 * `./` in front ties a glob to the top. Capitals make no difference.
 */
export function pathFilter(include: string, exclude: string): PathFilter {
  const included = globMatcher(include);
  const excluded = globMatcher(exclude);
  return (path) => (included?.(path) ?? true) && !(excluded?.(path) ?? false);
}

/** Null: nothing was asked for. */
function globMatcher(globs: string): PathFilter | null {
  const patterns = splitGlobs(globs).flatMap((glob) => {
    const isTied = /^\.?\//.test(glob);
    const bare = glob.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
    if (bare === '') return [];
    const place = isTied || bare.startsWith('**/') ? bare : `**/${bare}`;
    return [place, `${place}/**`];
  });
  return patterns.length === 0 ? null : picomatch(patterns, { dot: true, nocase: true });
}

/** Commas between braces belong to the glob: `*.{ts,tsx}`. */
export function splitGlobs(globs: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const sign of globs) {
    if (sign === '{') depth++;
    if (sign === '}') depth = Math.max(0, depth - 1);
    if (sign === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
