import type { FileEntry } from '@coedit/protocol';

const BOM = '\ufeff';

/** A text as it lives in the document, and what must be put back when it leaves. */
export interface InsideText {
  readonly text: string;
  readonly eol: 'lf' | 'crlf';
  readonly bom: boolean;
}

/**
 * Inside, every line ends with `\n` and no text begins with a byte order mark: both would shift positions between
 * editors. Half surrogate pairs become U+FFFD, since UTF-8 cannot carry them. Of mixed line ends the more frequent one is kept.
 */
export function importText(content: string): InsideText {
  const crlf = content.match(/\r\n/gu)?.length ?? 0;
  const all = crlf === 0 ? 0 : (content.match(/\r\n|\r|\n/gu)?.length ?? 0);
  return { text: toSharedText(content), eol: crlf * 2 > all ? 'crlf' : 'lf', bom: content.startsWith(BOM) };
}

/** Any string in the only form a shared text may have: `\n`, no byte order mark in front, whole code points. */
export function toSharedText(content: string): string {
  const text = content.startsWith(BOM) ? content.slice(BOM.length) : content;
  return isSharedText(text) ? text : text.replace(/\r\n?/gu, '\n').toWellFormed();
}

/** Whether the string could be part of a shared text as it is. */
export function isSharedText(text: string): boolean {
  return !text.includes('\r') && text.isWellFormed();
}

export function exportText(text: string, entry: Pick<FileEntry, 'eol' | 'bom'>): string {
  const lines = entry.eol === 'crlf' ? text.replaceAll('\n', '\r\n') : text;
  return entry.bom === true ? BOM + lines : lines;
}
