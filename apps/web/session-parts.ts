import type { Plugin, Rollup } from 'vite';

/** What a session needs before one can type, beyond what index.html names itself. */
const ENTRIES = ['/src/session/way-in.ts', '/src/session/SessionRoute.tsx', '/src/editor/editor-suite.ts'];
/** The server reads it and tells the browser of its files at once: apps/server/src/http/page-document.ts. */
const FILE = 'session-parts.json';

/**
 * Lists the built files of a session page. Without the list they are found one after another, each in the code of the
 * one before: four round trips, and the largest of them begun last.
 */
export function sessionParts(): Plugin {
  return {
    name: 'coedit-session-parts',
    apply: 'build',
    generateBundle(_options, bundle) {
      const parts = partsOf(Object.values(bundle));
      this.emitFile({ type: 'asset', fileName: FILE, source: `${JSON.stringify(parts, null, 2)}\n` });
    },
  };
}

function partsOf(outputs: readonly (Rollup.OutputAsset | Rollup.OutputChunk)[]): readonly string[] {
  const chunks = new Map(
    outputs.flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one] as const] : [])),
  );
  const parts = new Set<string>();
  const add = (chunk: Rollup.OutputChunk | undefined): void => {
    if (chunk === undefined || parts.has(chunk.fileName)) return;
    parts.add(chunk.fileName);
    for (const imported of chunk.imports) add(chunks.get(imported));
    for (const css of chunk.viteMetadata?.importedCss ?? []) parts.add(css);
  };
  for (const entry of ENTRIES) {
    const chunk = [...chunks.values()].find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(entry)));
    if (chunk === undefined) throw new Error(`No built file holds ${entry}, which session-parts.ts names.`);
    add(chunk);
  }
  return [...parts];
}
