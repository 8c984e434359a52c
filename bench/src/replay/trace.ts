import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';

/** Position, how many characters go, what comes. */
export type Patch = readonly [position: number, deleted: number, inserted: string];

export interface Transaction {
  readonly patches: readonly Patch[];
  /** Who typed it. */
  readonly agent: number;
  /** Indexes of the transactions it was typed on top of. */
  readonly parents: readonly number[];
}

/** A recording of real typing, in the format of josephg/editing-traces. */
export interface Trace {
  readonly startContent: string;
  readonly endContent: string;
  readonly agents: number;
  readonly transactions: readonly Transaction[];
}

interface TraceFile {
  readonly startContent?: string;
  readonly endContent: string;
  readonly numAgents?: number;
  readonly txns: readonly {
    readonly patches: Patch[];
    readonly agent?: number;
    readonly parents?: number[];
  }[];
}

/** Reads a trace, gzipped or not. In a sequential one each transaction is typed on top of the one before, by one person. */
export async function readTrace(path: string): Promise<Trace> {
  const bytes = await readFile(path);
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const file = JSON.parse((isGzip ? gunzipSync(bytes) : bytes).toString('utf8')) as TraceFile;
  if (!Array.isArray(file.txns) || typeof file.endContent !== 'string') {
    throw new Error(`${path} is not an editing trace: it has no txns or no endContent`);
  }
  return {
    startContent: file.startContent ?? '',
    endContent: file.endContent,
    agents: file.numAgents ?? 1,
    transactions: file.txns.map(({ patches, agent, parents }, index) => ({
      patches,
      agent: agent ?? 0,
      parents: parents ?? (index === 0 ? [] : [index - 1]),
    })),
  };
}
