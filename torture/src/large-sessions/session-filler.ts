import { SessionClient } from '@coedit/client';
import type { Instance } from '@coedit/instance';
import type { CreatedSession, FileId } from '@coedit/protocol';
import { WebSocket } from 'ws';
import { until } from '../until.ts';

export const TYPED = 'typed.txt';
const FILE_BYTES = 3_900_000;
const EDIT_BYTES = 128 * 1024;
const PIECES_OF_EDIT = 1_000;
/** Insertions go near the beginning, so that finding their place takes no time. */
const NEAR = 300;
/** Edits on their way. */
const MOST_UNSAVED = 10;

/** How a session became large: by much text, or by many edits. */
export type Fill = { readonly bytes: number } | { readonly pieces: number };

export async function filledSession(instance: Instance, fill: Fill): Promise<CreatedSession> {
  const files = 'bytes' in fill ? Math.max(1, Math.round(fill.bytes / FILE_BYTES)) : 1;
  const names = Array.from({ length: files }, (_, index) => `large-${index}.txt`);
  const session = await instance.createSession([...names, TYPED].map((path) => ({ path, text: '' })));
  const writer = joined(instance.webSocketUrl, session, 'Writer');
  try {
    await until('the writer to be in', () => writer.connection.get().kind === 'online');
    for (const name of names) {
      const id = writer.workspace.find(name)?.id;
      if (id === undefined) throw new Error(`${name} has gone`);
      if ('bytes' in fill) await writeText(writer, id, fill.bytes / files);
      else await writePieces(writer, id, fill.pieces);
    }
    await until('all of it to be saved', () => isSaved(writer), 120_000);
  } finally {
    writer.destroy();
  }
  return session;
}

export function joined(webSocketUrl: string, session: CreatedSession, name: string): SessionClient {
  return new SessionClient({
    serverUrl: webSocketUrl,
    sessionId: session.id,
    token: session.links.editor.token,
    name,
    wishedColour: 0,
    WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
  });
}

async function writeText(writer: SessionClient, id: FileId, bytes: number): Promise<void> {
  const text = writer.workspace.text(id);
  while (text.length < bytes) {
    text.insert(text.length, `${text.length} `.padEnd(EDIT_BYTES, 'words and lines\n'));
    await roomFor(writer);
  }
}

async function writePieces(writer: SessionClient, id: FileId, pieces: number): Promise<void> {
  const text = writer.workspace.text(id);
  for (let made = 0; made < pieces; made += PIECES_OF_EDIT) {
    writer.doc.transact(() => {
      for (let piece = 0; piece < PIECES_OF_EDIT; piece += 1)
        text.insert((piece * 7) % Math.min(NEAR, text.length + 1), 'ab');
    });
    await roomFor(writer);
  }
}

function isSaved(writer: SessionClient): boolean {
  return writer.saveStatus.get().kind === 'saved';
}

let edits = 0;
async function roomFor(writer: SessionClient): Promise<void> {
  edits += 1;
  if (edits % MOST_UNSAVED === 0) await until('edits to be saved', () => isSaved(writer), 60_000);
}
