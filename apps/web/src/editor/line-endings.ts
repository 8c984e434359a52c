/**
 * Line ends and byte order marks stay at the border: inside a session every text has `\n` only and no BOM, so
 * that an offset means the same to everyone. What a file came in with is remembered and put back on the way out.
 */

export type LineEnding = 'lf' | 'crlf';

export interface FileFormat {
  readonly eol: LineEnding;
  readonly bom: boolean;
}

export interface ImportedText extends FileFormat {
  readonly text: string;
  /** The file had more than one kind of line end; it will leave with the one it had most of. */
  readonly mixed: boolean;
}

const BOM = '\uFEFF';
const REPLACEMENT = '\uFFFD';

/**
 * `raw` is the whole file, decoded. A `TextDecoder` needs `ignoreBOM: true`, or it takes the BOM away before it
 * can be seen here.
 */
export function importText(raw: string): ImportedText {
  const bom = raw.startsWith(BOM);
  const { crlf, lf, cr } = countLineEnds(raw);
  const kinds = Number(crlf > 0) + Number(lf > 0) + Number(cr > 0);
  return { text: toSharedText(raw), eol: crlf > lf + cr ? 'crlf' : 'lf', bom, mixed: kinds > 1 };
}

export function exportText(text: string, format: FileFormat): string {
  const lines = format.eol === 'crlf' ? text.replaceAll('\n', '\r\n') : text;
  return format.bom ? BOM + lines : lines;
}

/** Any string in the only form a shared text may have: `\n`, no BOM, whole code points. */
export function toSharedText(raw: string): string {
  const text = raw.startsWith(BOM) ? raw.slice(BOM.length) : raw;
  return isSharedText(text) ? text : text.replace(/\r\n?/g, '\n').replace(/\p{Surrogate}/gu, REPLACEMENT);
}

/** Whether the string could be part of a shared text as it is (with `u`, a surrogate matches only when alone). */
export function isSharedText(text: string): boolean {
  return !/[\r\p{Surrogate}]/u.test(text);
}

function countLineEnds(raw: string): { crlf: number; lf: number; cr: number } {
  const counts = { crlf: 0, lf: 0, cr: 0 };
  for (const [end] of raw.matchAll(/\r\n|\n|\r/g)) {
    if (end === '\r\n') counts.crlf++;
    else if (end === '\n') counts.lf++;
    else counts.cr++;
  }
  return counts;
}
