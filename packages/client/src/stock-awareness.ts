import { AWARENESS_LEFT, type AwarenessEntry, type FileId, isFileId, type Selection } from '@coedit/protocol';
import * as Y from 'yjs';
import type { LocalCursor } from './cursor-sender.ts';

/** More than a session has participants; a server that sends more is not believed. */
const MOST_STATES = 1000;

/**
 * The awareness of stock clients (y-websocket with CodeMirror, scripts), by Yjs client id. Of a state only the cursor
 * in the shape of y-codemirror is read; name and colour come with the participant. Not y-protocols' Awareness class: that
 * sends on what it receives, and throws on JSON it cannot parse.
 */
export class StockAwareness {
  readonly #doc: Y.Doc;
  readonly #states = new Map<number, { readonly clock: number; readonly cursor: LocalCursor | null }>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  receive(entries: readonly AwarenessEntry[]): void {
    for (const entry of entries) this.#take(entry);
  }

  cursorOf(yjsClientId: number): LocalCursor | null {
    return this.#states.get(yjsClientId)?.cursor ?? null;
  }

  clear(): void {
    this.#states.clear();
  }

  #take({ clientId, clock, json }: AwarenessEntry): void {
    const known = this.#states.get(clientId);
    if (json === AWARENESS_LEFT) {
      // As in y-protocols: "left" wins over a state of the same clock.
      if (known !== undefined && clock >= known.clock) this.#states.delete(clientId);
      return;
    }
    if (known !== undefined && clock <= known.clock) return;
    if (known === undefined && this.#states.size >= MOST_STATES) return;
    this.#states.set(clientId, { clock, cursor: readCursorState(json, this.#doc) });
  }
}

/** What is not a cursor in a file of this document is no cursor: the state is another program's, and only data. */
export function readCursorState(json: string, doc: Y.Doc): LocalCursor | null {
  try {
    const cursor = fieldOf(JSON.parse(json), 'cursor');
    const anchor = readPosition(fieldOf(cursor, 'anchor'));
    const head = readPosition(fieldOf(cursor, 'head'));
    if (anchor === null || head === null || head.tname !== anchor.tname) return null;
    const fileId = head.tname;
    if (fileId === null || !isFileId(fileId)) return null;
    const selection: Selection = {
      anchor: Y.encodeRelativePosition(anchor),
      head: Y.encodeRelativePosition(head),
    };
    return { fileId, ...lineAndColumn(head, fileId, doc), selections: [selection] };
  } catch {
    return null;
  }
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function readPosition(json: unknown): Y.RelativePosition | null {
  const item = fieldOf(json, 'item');
  const tname = fieldOf(json, 'tname');
  const assoc = fieldOf(json, 'assoc');
  // `type` names a nested type; the texts of files are roots.
  if (typeof tname !== 'string' || (fieldOf(json, 'type') ?? null) !== null) return null;
  return Y.createRelativePositionFromJSON({ tname, item: readId(item), assoc: assoc === -1 ? -1 : 0 });
}

function readId(json: unknown): { client: number; clock: number } | null {
  const client = fieldOf(json, 'client');
  const clock = fieldOf(json, 'clock');
  if (typeof client !== 'number' || typeof clock !== 'number') return null;
  return Number.isSafeInteger(client) && Number.isSafeInteger(clock) && client >= 0 && clock >= 0
    ? { client, clock }
    : null;
}

/** 1, 1 when the text is not here yet: the relative positions will find their place. */
function lineAndColumn(
  position: Y.RelativePosition,
  fileId: FileId,
  doc: Y.Doc,
): { readonly line: number; readonly column: number } {
  // Looking up a name that is not there would create it.
  if (!doc.share.has(fileId)) return { line: 1, column: 1 };
  const found = Y.createAbsolutePositionFromRelativePosition(position, doc);
  if (found === null) return { line: 1, column: 1 };
  const before = doc.getText(fileId).toString().slice(0, found.index);
  return { line: before.split('\n').length, column: found.index - before.lastIndexOf('\n') };
}
