/**
 * The one place that knows which SQLite this runs on. Both have the `node:sqlite` API; declared here is the part of it
 * that is used, since the types of Node 20 do not have it.
 */
export interface Connection {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  /**
   * The package leaves the file open, and locked, until the last prepared statement was collected as garbage, and has no
   * way to finalize one: only the end of the thread is sure to let go of the file.
   */
  close(): void;
}

export interface Statement {
  run(...parameters: readonly SqlValue[]): { readonly changes: number | bigint };
  get(...parameters: readonly SqlValue[]): Row | undefined;
  all(...parameters: readonly SqlValue[]): readonly Row[];
}

export type SqlValue = string | number | null | Uint8Array;
export type Row = Readonly<Record<string, unknown>>;

/** `node` is the built-in of Node 22.13 and later; `package` is `@photostructure/sqlite`, prebuilt, for Node 20. */
export type EngineName = 'node' | 'package';

/** Opens (and creates) a database file. */
export type Engine = (path: string) => Connection;

interface SqliteModule {
  readonly DatabaseSync: new (path: string) => Connection;
}

async function loadEngine(name: EngineName): Promise<Engine | undefined> {
  const module = name === 'node' ? builtIn() : await installed();
  return module && ((path) => new module.DatabaseSync(path));
}

/** Not `import('node:sqlite')`: where Node does not have it, asking is not an error this way. */
function builtIn(): SqliteModule | undefined {
  return process.getBuiltinModule('node:sqlite') as SqliteModule | undefined;
}

/** An optional dependency: absent where npm was told to omit those, or on a platform without a prebuilt binary. */
async function installed(): Promise<SqliteModule | undefined> {
  try {
    return (await import('@photostructure/sqlite')) as SqliteModule;
  } catch {
    return undefined;
  }
}

/** The engines this process could use, the preferred one first. */
export async function availableEngines(): Promise<readonly EngineName[]> {
  const names: EngineName[] = [];
  for (const name of ['node', 'package'] as const) if (await loadEngine(name)) names.push(name);
  return names;
}

/** The engine of that name, or the preferred one. */
export async function chooseEngine(wanted?: EngineName): Promise<Engine> {
  for (const name of wanted ? [wanted] : (['node', 'package'] as const)) {
    const engine = await loadEngine(name);
    if (engine) return engine;
  }
  throw new Error(
    'No SQLite here: use Node 22.13 or later, or install the optional dependency @photostructure/sqlite.',
  );
}
