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
  const bom = content.startsWith(BOM);
  const whole = (bom ? content.slice(1) : content).toWellFormed();
  if (!whole.includes('\r')) return { text: whole, eol: 'lf', bom };
  const crlf = whole.match(/\r\n/gu)?.length ?? 0;
  const all = whole.match(/\r\n|\r|\n/gu)?.length ?? 0;
  return { text: whole.replace(/\r\n?/gu, '\n'), eol: crlf * 2 > all ? 'crlf' : 'lf', bom };
}

export function exportText(text: string, entry: Pick<FileEntry, 'eol' | 'bom'>): string {
  const lines = entry.eol === 'crlf' ? text.replaceAll('\n', '\r\n') : text;
  return entry.bom === true ? BOM + lines : lines;
}
