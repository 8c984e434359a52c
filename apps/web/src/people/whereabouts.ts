import type { RemoteCursor, SessionClient } from '@coedit/client';
import type { UserId } from '@coedit/protocol';
import type { Workbench } from '../shell/workbench.ts';
import { text } from '../texts/texts.ts';
import { toast } from '../ui/toast.ts';
import { cursorPlace } from './cursor-place.ts';

/** `src/a.ts:12`, or that they have no file open. */
export function whereabouts(client: SessionClient, cursor: RemoteCursor | undefined): string {
  const file = cursor === undefined ? undefined : client.workspace.get(cursor.fileId);
  if (file === undefined || cursor === undefined) return text.people.nowhere;
  return text.people.inFile(file.displayPath, cursorPlace(client, cursor).line);
}

/** There is a place to jump to. */
export function isSomewhere(client: SessionClient, cursor: RemoteCursor | undefined): boolean {
  return cursor !== undefined && client.workspace.get(cursor.fileId) !== undefined;
}

export function jumpTo(client: SessionClient, workbench: Workbench, userId: UserId, name: string): void {
  const cursor = client.cursors.get().get(userId);
  if (cursor === undefined || client.workspace.get(cursor.fileId) === undefined) {
    toast('info', text.people.noCursor(name), { key: 'jump' });
    return;
  }
  workbench.openFile(cursor.fileId, { preview: true, reveal: cursorPlace(client, cursor) });
}
