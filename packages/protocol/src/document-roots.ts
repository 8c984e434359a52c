import type { BlobReference } from './blobs.ts';
import type { FileId } from './ids.ts';

/** Root names of a session's document. Beside them only file ids are root names: each names the file's `Y.Text`. */
export const FILES_ROOT = 'files';
export const SETTINGS_ROOT = 'settings';

/** What `getMap('files')` holds under a file id. */
export interface FileEntry {
  readonly path: string;
  /** Present when the file leaves with CRLF line ends; inside, every text has `\n`. */
  readonly eol?: 'crlf';
  /** Present when the file leaves with a byte order mark. */
  readonly bom?: true;
  /** Present when the file is no text: where its bytes are. Then it has neither `eol` nor `bom`, and its text is empty. */
  readonly blob?: BlobReference;
}

export interface NamedFile extends FileEntry {
  readonly id: FileId;
}
