import { applyTextDiff, exportText, importText } from '@coedit/document';
import {
  FILE_ID_RANDOM_LENGTH,
  FILES_ROOT,
  type FileEntry,
  fileIdFrom,
  type Limits,
  type NamedFile,
  normalisePath,
} from '@coedit/protocol';
import type * as Y from 'yjs';
import type { SessionDocument } from '../document/document.ts';
import type { RandomBytes } from '../session/clock.ts';
import { HttpError } from './errors.ts';

export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** The file at the path as people see it. */
export function findFile(document: SessionDocument, path: string): NamedFile | undefined {
  return document.files().find((file) => file.displayPath === path);
}

/** The file as it leaves: with its own line ends and byte order mark. */
export function contentOf(document: SessionDocument, file: NamedFile): string {
  return exportText(document.text(file.id), file);
}

export function sizeOf(document: SessionDocument, file: NamedFile): number {
  return file.blob?.size ?? Buffer.byteLength(contentOf(document, file), 'utf8');
}

/** Throws `HttpError` 400 for a path that is not allowed. */
export function checkedPath(path: string): string {
  const result = normalisePath(path);
  if (!result.ok)
    throw new HttpError(400, 'path', `"${path.slice(0, 80)}" cannot be a file's path. ${result.message}`);
  return result.path;
}

/** Throws `HttpError` 413 for a text that is too long. */
export function checkedText(path: string, text: string, limits: Limits): void {
  if (text.length <= limits.fileLength) return;
  throw new HttpError(
    413,
    'too-large',
    `"${path}" is too large: at most ${limits.fileLength} characters are allowed in a file.`,
  );
}

/** Throws `HttpError` 413 when the session would be larger than it may be. `file`: what is replaced. */
export function checkRoom(
  document: SessionDocument,
  file: NamedFile | undefined,
  text: string,
  limits: Limits,
): void {
  if (file === undefined && document.files().length >= limits.files) {
    throw new HttpError(413, 'too-many-files', `A session has at most ${limits.files} files.`);
  }
  const before = file === undefined ? 0 : document.text(file.id).length;
  // What only shrinks is welcome even above the limit, which may have been lowered.
  if (text.length <= before || document.filledLength - before + text.length <= limits.sessionLength) return;
  throw new HttpError(
    413,
    'too-large',
    `The session would be too large: at most ${limits.sessionLength} characters in all its files.`,
  );
}

export function addFile(doc: Y.Doc, { path, text: content }: NewFile, random: RandomBytes): void {
  const { text, eol, bom } = importText(content);
  const id = fileIdFrom(random(FILE_ID_RANDOM_LENGTH));
  const entry: FileEntry = {
    path,
    ...(eol === 'crlf' ? { eol } : {}),
    ...(bom ? { bom: true as const } : {}),
  };
  doc.getMap(FILES_ROOT).set(id, entry);
  doc.getText(id).insert(0, text);
}

/** The smallest edit that makes the file's text be `content`, so that people typing in it are not disturbed. */
export function replaceText(doc: Y.Doc, file: NamedFile, content: string): void {
  const { text, eol, bom } = importText(content);
  applyTextDiff(doc.getText(file.id), text, 'server');
  if (file.blob === undefined && eol === (file.eol ?? 'lf') && bom === (file.bom ?? false)) return;
  const entry: FileEntry = {
    path: file.path,
    ...(eol === 'crlf' ? { eol } : {}),
    ...(bom ? { bom: true as const } : {}),
  };
  doc.getMap(FILES_ROOT).set(file.id, entry);
}
