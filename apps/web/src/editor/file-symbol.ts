/** A function, class, heading … of the shown file, in the order of the text. */
export interface FileSymbol {
  readonly name: string;
  readonly icon: string;
  /** How many others it is inside of. */
  readonly depth: number;
  /** The name of the one it is directly inside of; '' at the top. */
  readonly container: string;
  /** 1-based, as in Monaco. */
  readonly line: number;
  readonly column: number;
  readonly lastLine: number;
}

/** The innermost one that the line is in; -1: none. */
export function symbolAt(symbols: readonly FileSymbol[], line: number): number {
  return symbols.findLastIndex((symbol) => symbol.line <= line && line <= symbol.lastLine);
}
