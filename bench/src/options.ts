import { parseArgs } from 'node:util';

export interface Options {
  readonly scenarios: readonly string[];
  /** Results of earlier runs, of which the report is made; nothing is measured then. */
  readonly reportOf: readonly string[];
  readonly rounds: number;
  readonly seconds: number;
  readonly peers: readonly string[];
  readonly trace: string | null;
  readonly json: string | null;
  readonly withReport: boolean;
  readonly help: boolean;
}

/** Everything in twelve minutes; or one thing well. */
const OF_ALL = { rounds: 3, seconds: 2 };
const OF_ONE = { rounds: 5, seconds: 4 };

/** Throws with a sentence for what cannot be meant. */
export function readOptions(words: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      peer: { type: 'string', multiple: true, default: [] },
      trace: { type: 'string' },
      json: { type: 'string' },
      report: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [first, ...rest] = positionals;
  const isReport = first === 'report';
  const isAll = first === undefined || first === 'all';
  const defaults = isAll ? OF_ALL : OF_ONE;
  const options = {
    scenarios: isReport || isAll ? [] : positionals,
    reportOf: isReport ? rest : [],
    rounds: Number(values.rounds ?? defaults.rounds),
    seconds: Number(values.seconds ?? defaults.seconds),
    peers: values.peer,
    trace: values.trace ?? null,
    json: values.json ?? null,
    withReport: values.report,
    help: values.help,
  };
  if (!(options.rounds >= 1)) throw new Error(`--rounds must be 1 or more; it is "${values.rounds}".`);
  if (!(options.seconds > 0)) throw new Error(`--seconds must be more than 0; it is "${values.seconds}".`);
  if (isReport && rest.length === 0) throw new Error('report needs the files that --json wrote.');
  return options;
}
