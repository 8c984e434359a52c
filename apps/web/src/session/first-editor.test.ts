import type { ConnectionStatus, WorkspaceFile } from '@coedit/client';
import type { FileId } from '@coedit/protocol';
import { expect, test } from 'vitest';
import type { EditorStart } from '../editor/editor-start.ts';
import { Workbench } from '../shell/workbench.ts';
import { Store } from '../ui/store.ts';
import { FirstEditor } from './first-editor.ts';
import type { SessionServices } from './session-context.tsx';

const TEXT = { id: 'text' as FileId } as WorkspaceFile;
const PICTURE = { id: 'picture' as FileId, blob: {} } as WorkspaceFile;

/** The editor itself never comes; `isOver`: the page need not wait for it. */
function begin(files: readonly WorkspaceFile[], act: (workbench: Workbench) => void = () => undefined) {
  const connection = new Store<ConnectionStatus>({ kind: 'connecting' } as ConnectionStatus);
  const workbench = new Workbench();
  const list = new Store(files);
  const client = {
    connection,
    workspace: { files: list, get: (id: FileId) => list.get().find((file) => file.id === id) },
  };
  act(workbench);
  const start = { load: new Store({ kind: 'loading' }) } as unknown as EditorStart;
  let over = false;
  void new FirstEditor({ client, workbench } as unknown as SessionServices, start).show().then(() => {
    over = true;
  });
  const isOver = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    return over;
  };
  return { isOver, goOnline: () => connection.set({ kind: 'online' }) };
}

test('the page does not wait where the server says that there is no file', async () => {
  const { isOver, goOnline } = begin([]);
  expect(await isOver()).toBe(false);
  goOnline();
  expect(await isOver()).toBe(true);
});

test('nor for a picture, a file that is gone, or two sides', async () => {
  for (const id of [PICTURE.id, 'gone' as FileId]) {
    const { isOver, goOnline } = begin([TEXT, PICTURE], (workbench) => workbench.openFile(id));
    goOnline();
    expect(await isOver(), id).toBe(true);
  }
  const sides = begin([TEXT], (workbench) => {
    workbench.openFile(TEXT.id);
    workbench.openBeside(TEXT.id);
  });
  expect(await sides.isOver()).toBe(true);
});

test('it waits for a text, and for the file that a newcomer is led to', async () => {
  for (const act of [(workbench: Workbench) => workbench.openFile(TEXT.id), undefined]) {
    const { isOver, goOnline } = begin([TEXT], act);
    goOnline();
    expect(await isOver()).toBe(false);
  }
});
