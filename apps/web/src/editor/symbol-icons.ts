/** By Monaco's numbers for kinds of symbols, which are values of its bundle. */
const ICONS = [
  'file',
  'module',
  'namespace',
  'package',
  'class',
  'method',
  'property',
  'field',
  'constructor',
  'enum',
  'interface',
  'function',
  'variable',
  'constant',
  'string',
  'number',
  'boolean',
  'array',
  'object',
  'key',
  'null',
  'enum-member',
  'struct',
  'event',
  'operator',
  'type-parameter',
] as const;

/** The icons' font has one sign for several kinds. */
const SHARED: Readonly<Record<string, string>> = {
  module: 'namespace',
  package: 'namespace',
  constructor: 'method',
  function: 'method',
  number: 'numeric',
  object: 'namespace',
  null: 'constant',
  'type-parameter': 'parameter',
};

export function symbolIcon(kind: number): string {
  const name = ICONS[kind] ?? 'misc';
  return `symbol-${SHARED[name] ?? name}`;
}
