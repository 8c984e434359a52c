import { FILES_ROOT, isFileId, isNormalPath, readBlobReference, SETTINGS_ROOT } from '@coedit/protocol';
import { isDangerousKey, type JsonValue } from './json-value.ts';
import type { SizedValue, Struct } from './update-reader.ts';
import { refuse } from './verdict.ts';

/** What may stand where in a session's document; docs/protocol.md says it in prose. */
export type RootKind = 'files' | 'settings' | 'text';

const MAX_SETTING_KEY = 64;
const ENTRY_FIELDS = new Set(['path', 'eol', 'bom', 'blob']);

export interface ShapeRules {
  readonly maxSettingBytes: number;
}

export function rootKindOf(name: string): RootKind | undefined {
  if (name === FILES_ROOT) return 'files';
  if (name === SETTINGS_ROOT) return 'settings';
  return isFileId(name) ? 'text' : undefined;
}

/** `key` is the struct's own, or the one it takes over from its neighbour. */
export function checkContent(struct: Struct, root: RootKind, key: string | null, rules: ShapeRules): void {
  if (root === 'text') checkText(struct, key);
  else checkMapValue(struct, root, key, rules);
}

function checkMapValue(
  struct: Struct,
  root: 'files' | 'settings',
  key: string | null,
  { maxSettingBytes }: ShapeRules,
): void {
  if (key === null) refuse('content', `a list in ${root}`);
  if (struct.rightOrigin !== null) refuse('content', 'a map value left of another');
  if (root === 'files' && !isFileId(key)) refuse('content', 'a key of files that is no file id');
  if (root === 'settings') checkSettingKey(key);
  if (struct.kind === 'deleted') return;
  if (struct.kind !== 'values') refuse('content', `${struct.kind} in ${root}`);
  for (const value of struct.values) {
    if (root === 'files') checkEntry(value.value);
    else checkSetting(value, maxSettingBytes);
  }
}

/**
 * NUL may stand in a text, and U+FEFF too: pasted, it is a character like others, and whether it will be the file's
 * first one cannot be known here. Half surrogates cannot come, UTF-8 has none.
 */
function checkText(struct: Struct, key: string | null): void {
  if (key !== null) refuse('content', 'an attribute of a text');
  if (struct.kind === 'deleted') return;
  if (struct.kind !== 'text') refuse('content', `${struct.kind} in a text`);
  if (struct.text.includes('\r')) refuse('content', 'a carriage return; line ends are \\n');
}

function checkEntry(value: JsonValue): void {
  if (!isObject(value)) refuse('content', 'an entry of files that is no object');
  for (const field of Object.keys(value)) {
    if (!ENTRY_FIELDS.has(field)) refuse('content', 'an unknown field in an entry of files');
  }
  const { path, eol, bom, blob } = value;
  if (typeof path !== 'string') refuse('content', 'an entry of files without a path');
  if (eol !== undefined && eol !== 'crlf') refuse('content', 'an unknown line end');
  if (bom !== undefined && bom !== true) refuse('content', 'an unknown byte order mark');
  if (blob !== undefined) checkBlob(blob, eol !== undefined || bom !== undefined);
  if (!isNormalPath(path))
    refuse('path', `the path ${JSON.stringify(path.slice(0, 80))} is not in normal form`);
}

/**
 * Whether its bytes are there is not asked: who was away for long names in good faith what was cleared away meanwhile,
 * and what they typed comes in the same update. An entry gives nothing: bytes are read, and counted, by what is stored.
 */
function checkBlob(value: JsonValue, isText: boolean): void {
  if (readBlobReference(value) === null) refuse('content', 'a blob that is not of its form');
  if (isText) refuse('content', 'a blob with line ends or a byte order mark');
}

function checkSettingKey(key: string): void {
  if (key.length > MAX_SETTING_KEY) refuse('content', 'the name of a setting is too long');
  if (isDangerousKey(key)) refuse('content', `the key ${key} is not allowed`);
}

function checkSetting(value: SizedValue, maxSettingBytes: number): void {
  if (value.size > maxSettingBytes) refuse('too-large', `a setting of ${value.size} bytes`);
}

function isObject(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether cutting `text` at `offset` would tear a surrogate pair: Yjs then puts U+FFFD in place of both halves. */
export function tearsPair(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  return isHigh(text.charCodeAt(offset - 1)) && isLow(text.charCodeAt(offset));
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
