import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const OPERATIONS = new URL('../../../docs/operations.md', import.meta.url);

interface Row {
  readonly default: string;
  readonly why: string;
}

/** The rows of all tables whose first cell names variables. */
function documented(): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const line of readFileSync(OPERATIONS, 'utf8').split('\n')) {
    const [, names = '', defaults = '', why = ''] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    const variables = [...names.matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, name = '']) => name);
    // "100, 300", but "500,000" is one number.
    const values = variables.length === 1 ? [defaults] : defaults.split(', ');
    for (const [index, name] of variables.entries()) rows.set(name, { default: values[index] ?? '', why });
  }
  return rows;
}

/** Whatever the configuration asks its environment for. */
function variables(): string[] {
  const asked = new Set<string>();
  const environment = new Proxy<Record<string, string>>(
    {},
    {
      get(_target, name) {
        asked.add(String(name));
        return undefined;
      },
    },
  );
  readConfig(environment, '/');
  return [...asked].sort();
}

function numberOf(text: string): string {
  const [, digits = '', unit] = /^([\d,]+)(?: (KiB|Ki|MiB|Mi))?$/.exec(text) ?? [];
  const factor = unit === undefined ? 1 : unit.startsWith('K') ? 1024 : 1024 * 1024;
  return String(Number(digits.replaceAll(',', '')) * factor);
}

describe('docs/operations.md', () => {
  const rows = documented();

  it('has a row for every variable that is read, and none for another', () => {
    expect(variables()).toContain('LIMIT_MESSAGE_BYTES');
    expect([...rows.keys()].sort()).toEqual(variables());
  });

  it.each(variables().filter((name) => name.startsWith('LIMIT_')))(
    'tells the default of %s and why',
    (name) => {
      const row = rows.get(name);
      expect(row?.why.length).toBeGreaterThan(15);
      expect(readConfig({ [name]: numberOf(row?.default ?? '') }, '/')).toEqual(readConfig({}, '/'));
    },
  );
});
