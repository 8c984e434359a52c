import { SessionClient } from '@coedit/client';
import type { Instance } from '@coedit/instance';
import {
  type CreatedSession,
  decoderOf,
  encodeCursorMessage,
  encodeSyncMessage,
  type FileId,
  MessageType,
  readUint,
  SyncKind,
  type UserId,
} from '@coedit/protocol';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { RawSocket } from '../load/raw-socket.ts';
import { waitUntil } from '../wait-until.ts';

/** A person with the project's own client and no page. */
export async function participant(
  instance: Instance,
  session: CreatedSession,
  name: string,
): Promise<SessionClient> {
  const client = new SessionClient({
    serverUrl: instance.webSocketUrl,
    sessionId: session.id,
    token: session.links.editor.token,
    name,
    wishedColour: 0,
    WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
  });
  await waitUntil(client.connection, ({ kind }) => kind === 'online', `${name} to be connected`);
  return client;
}

/** The id of a file, of one who has the session's files. */
export function fileOf({ workspace }: SessionClient, path: string): FileId {
  const file = workspace.find(path);
  if (file === undefined) throw new Error(`There is no file ${path}.`);
  return file.id;
}

/** Types a letter at the end of a line of the file, and says where the caret is then. */
export function typeIn(client: SessionClient, file: FileId, line: number): void {
  const text = client.workspace.text(file);
  const end = lineEnd(text.toString(), line);
  text.insert(end, String.fromCharCode(97 + (end % 26)));
  client.setCursor({ fileId: file, line, column: 1, selections: [caretAfter(text, end + 1)] });
}

function lineEnd(text: string, line: number): number {
  let end = -1;
  for (let passed = 0; passed < line; passed += 1) {
    end = text.indexOf('\n', end + 1);
    if (end === -1) return text.length;
  }
  return end;
}

function caretAfter(
  text: Y.Text,
  offset: number,
): { readonly anchor: Uint8Array; readonly head: Uint8Array } {
  const place = Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, offset, -1));
  return { anchor: place, head: place };
}

/** One whose caret moves all the time. Not a client: fifty of those would be busier than the page is. */
export class Mover {
  readonly #socket: RawSocket;
  readonly #messages: readonly Uint8Array[];
  #next: number;

  private constructor(socket: RawSocket, messages: readonly Uint8Array[], first: number) {
    this.#socket = socket;
    this.#messages = messages;
    this.#next = first;
  }

  /** Goes through the first letters of the text as `reader` has it. */
  static async join(
    instance: Instance,
    session: CreatedSession,
    messages: readonly Uint8Array[],
    first: number,
  ): Promise<Mover> {
    const socket = await RawSocket.open({
      port: Number(new URL(instance.url).port),
      path: `/ws/${session.id}`,
      protocols: ['coedit.v1', `token.${session.links.editor.token}`],
    });
    await new Promise<void>((resolve) => {
      socket.listenToFrames((payload) => {
        const decoder = decoderOf(payload);
        if (readUint(decoder) === MessageType.Sync && readUint(decoder) === SyncKind.Step2) resolve();
      });
      socket.send(encodeSyncMessage(SyncKind.Step1, Y.encodeStateVector(new Y.Doc())));
    });
    socket.listenToFrames(null);
    return new Mover(socket, messages, first);
  }

  move(): void {
    const message = this.#messages[this.#next % this.#messages.length];
    this.#next += 1;
    if (message !== undefined) this.#socket.send(message);
  }

  close(): void {
    this.#socket.close();
  }
}

/** A cursor message for each of the first places of the text. */
export function caretMessages(reader: SessionClient, file: FileId, places: number): readonly Uint8Array[] {
  const text = reader.workspace.text(file);
  return Array.from({ length: Math.min(places, text.length) }, (_, offset) =>
    encodeCursorMessage({
      line: 1,
      column: 1,
      // The server puts in the real one.
      userId: 0 as UserId,
      fileId: file,
      selections: [caretAfter(text, offset)],
    }),
  );
}

/** Calls `step` that often, taking turns, until the returned function is called. */
export function atRate(perSecond: number, step: (index: number) => void): () => void {
  const begun = performance.now();
  let done = 0;
  const timer = setInterval(() => {
    for (const due = ((performance.now() - begun) / 1000) * perSecond; done < due; done += 1) step(done);
  }, 4);
  return () => clearInterval(timer);
}
