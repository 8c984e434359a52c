import type { Plugin, Rollup } from 'vite';

/** What a kind of page needs beyond what index.html names itself, by the modules that it asks for. */
const PAGES = {
  session: {
    // One can type when these are there …
    first: ['/src/editor/editor-suite.ts', '/src/session/begin-session.ts', '/src/main.ts'],
    // … and these draw the page around it.
    after: ['/src/page.tsx', '/src/session/SessionRoute.tsx'],
  },
  start: { first: ['/src/main.ts', '/src/page.tsx', '/src/start/StartPage.tsx'], after: [] },
} as const;
/** The server reads it and tells the browser of the files at once: apps/server/src/http/page-document.ts. */
const FILE = 'page-parts.json';

/** It draws the page, which nothing that comes before the page may wait for. */
const DRAWS = /node_modules\/react-dom\//;

type Chunks = ReadonlyMap<string, Rollup.OutputChunk>;

/**
 * Lists the built files of each kind of page. Without the list they are found one after another, each in the code of the
 * one before: four round trips, and the largest of them begun last.
 */
export function pageParts(): Plugin {
  return {
    name: 'coedit-page-parts',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks: Chunks = new Map(
        Object.values(bundle).flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one] as const] : [])),
      );
      const lists = Object.entries(PAGES).map(([page, { first, after }]) => {
        const atOnce = partsOf(first, chunks);
        if (page === 'session') refuseDrawing(atOnce, chunks);
        const later = partsOf(after, chunks).filter((part) => !atOnce.includes(part));
        return [page, { first: atOnce, after: later }];
      });
      const source = `${JSON.stringify(Object.fromEntries(lists), null, 2)}\n`;
      this.emitFile({ type: 'asset', fileName: FILE, source });
    },
  };
}

function partsOf(modules: readonly string[], chunks: Chunks): readonly string[] {
  const needed = new Set<Rollup.OutputChunk>();
  for (const module of modules) {
    const chunk = [...chunks.values()].find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(module)));
    if (chunk === undefined) throw new Error(`No built file holds ${module}, which page-parts.ts names.`);
    addWithImports(chunk, chunks, needed);
  }
  // The largest takes longest to be fetched and read, and a browser asks one server for six files at a time.
  const scripts = [...needed].sort((a, b) => b.code.length - a.code.length);
  const styles = scripts.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]);
  return [...new Set([...scripts.map(({ fileName }) => fileName), ...styles])];
}

function refuseDrawing(parts: readonly string[], chunks: Chunks): void {
  const drawing = parts.find((part) => chunks.get(part)?.moduleIds.some((id) => DRAWS.test(id)));
  if (drawing !== undefined)
    throw new Error(
      `One could type only when ${drawing} is read, which holds React: see docs/decisions/0064.`,
    );
}

function addWithImports(chunk: Rollup.OutputChunk, chunks: Chunks, needed: Set<Rollup.OutputChunk>): void {
  if (needed.has(chunk)) return;
  needed.add(chunk);
  for (const name of chunk.imports) {
    const imported = chunks.get(name);
    if (imported !== undefined) addWithImports(imported, chunks, needed);
  }
}
