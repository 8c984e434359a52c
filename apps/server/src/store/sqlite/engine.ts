/**
 * The one place that knows which SQLite this runs on. Both have the `node:sqlite` API; declared here is the part of it
 * that is used, since the types of Node 20 do not have it.
 */
export interface Connection {
  exec(sql: string): void;
  prepare(sql: string): Statement;
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

interface SqliteModule<Opened extends Connection> {
  readonly DatabaseSync: new (path: string) => Opened;
}

async function loadEngine(name: EngineName): Promise<Engine | undefined> {
  return name === 'node' ? loadBuiltIn() : loadPackage();
}

function loadBuiltIn(): Engine | undefined {
  // Not `import('node:sqlite')`: where Node does not have it, asking is not an error this way.
  const module = process.getBuiltinModule('node:sqlite') as SqliteModule<Connection> | undefined;
  return module && ((path) => new module.DatabaseSync(path));
}

async function loadPackage(): Promise<Engine | undefined> {
  try {
    const module = (await import('@photostructure/sqlite')) as SqliteModule<PackageConnection>;
    return (path) => new FinalizingConnection(new module.DatabaseSync(path));
  } catch {
    // An optional dependency: absent where npm was told to omit those, or on a platform without a prebuilt binary.
    return undefined;
  }
}

interface PackageConnection extends Connection {
  prepare(sql: string): PackageStatement;
}

interface PackageStatement extends Statement {
  finalize(): void;
}

/**
 * The package's `close` leaves the file open, and locked, for as long as one of its statements has not been collected as
 * garbage. The built-in finalizes them itself; here it is done for the package.
 */
class FinalizingConnection implements Connection {
  readonly #connection: PackageConnection;
  readonly #statements: PackageStatement[] = [];

  constructor(connection: PackageConnection) {
    this.#connection = connection;
  }

  exec(sql: string): void {
    this.#connection.exec(sql);
  }

  prepare(sql: string): Statement {
    const statement = this.#connection.prepare(sql);
    this.#statements.push(statement);
    return statement;
  }

  close(): void {
    for (const statement of this.#statements.splice(0)) statement.finalize();
    this.#connection.close();
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
