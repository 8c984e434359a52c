/** What the beginning of a line says of the outline. */
export interface LineSymbol {
  readonly name: string;
  readonly kind: 'class' | 'function' | 'heading';
  /** The higher, the deeper inside. */
  readonly level: number;
  /** 1-based. */
  readonly line: number;
}

/** `# Heading`, but not in blocks of code. */
export function headingsOf(lines: readonly string[]): readonly LineSymbol[] {
  const headings: LineSymbol[] = [];
  let fence: string | null = null;
  for (const [index, line] of lines.entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence)) fence = null;
      continue;
    }
    if (mark !== undefined) fence = mark;
    const [, signs, rest] = /^ {0,3}(#{1,6})[ \t](.*)$/.exec(line) ?? [];
    const name = rest?.trim().replace(/ #+$/, '').trim();
    if (signs !== undefined && name) {
      headings.push({ name, kind: 'heading', level: signs.length, line: index + 1 });
    }
  }
  return headings;
}

const DEFINITION = /^([ \t]*)(?:async[ \t]+)?(class|def)[ \t]+([\p{L}_][\p{L}\p{N}_]*)/u;

/** Python: `class A:` and `def f(…):`, inside of what is indented less. */
export function definitionsOf(lines: readonly string[]): readonly LineSymbol[] {
  return lines.flatMap((line, index) => {
    const [, indent = '', word, name] = DEFINITION.exec(line) ?? [];
    if (name === undefined) return [];
    return { name, kind: word === 'class' ? 'class' : 'function', level: indent.length, line: index + 1 };
  });
}

/** The last line of each: the one before the next that is not inside of it. */
export function lastLines(symbols: readonly LineSymbol[], lineCount: number): readonly number[] {
  const last = symbols.map(() => lineCount);
  const open: number[] = [];
  for (const [index, { level, line }] of symbols.entries()) {
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      if ((symbols[top]?.level ?? -1) < level) break;
      last[top] = line - 1;
      open.pop();
    }
    open.push(index);
  }
  return last;
}
