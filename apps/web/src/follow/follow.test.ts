import type { ConnectionStatus, RemoteCursor } from '@coedit/client';
import type { FileId, Participant, UserId } from '@coedit/protocol';
import { afterEach, expect, test, vi } from 'vitest';
import type { UsedEditor } from '../editor/used-editor.ts';
import type { SessionServices } from '../session/session-context.tsx';
import { Workbench } from '../shell/workbench.ts';
import { Store } from '../ui/store.ts';
import { Follow } from './follow.ts';

const FILE = 'file:abcdefghijkl' as FileId;
const BEN = 2 as UserId;
const ben: Participant = {
  userId: BEN,
  name: 'Ben',
  colour: 4,
  role: 'editor',
  state: 0,
  yjsClientId: 222,
};

let follow: Follow | undefined;
afterEach(() => follow?.dispose());

function followBen(host: HTMLElement = document.createElement('div')) {
  const client = {
    participants: new Store<readonly Participant[]>([ben]),
    connection: new Store<ConnectionStatus>({ kind: 'online' }),
    cursors: new Store<ReadonlyMap<UserId, RemoteCursor>>(new Map()),
    workspace: { get: () => ({}) },
    follow: vi.fn(),
  };
  const workbench = new Workbench();
  const services = { client, workbench } as unknown as SessionServices;
  const carets = { shown: new Store(null) };
  const used = {
    get: () => null,
    each: (found: (editor: unknown) => () => void) => found({ host, carets }),
  } as unknown as UsedEditor;
  follow = new Follow(used, services);
  workbench.follow(BEN);
  return { client, workbench };
}

test('in a large session all who are here are listed before my line counts as up: then they are followed and told', () => {
  const { client, workbench } = followBen();
  client.participants.set([]);
  client.connection.set({ kind: 'reconnecting', retryAt: null });
  client.cursors.set(new Map([[BEN, { userId: BEN, fileId: FILE, line: 1, column: 1, selections: [] }]]));
  client.participants.set([ben]);
  expect(client.follow).toHaveBeenLastCalledWith(null);
  client.connection.set({ kind: 'online' });
  expect(client.follow).toHaveBeenLastCalledWith(BEN);
  expect(workbench.state.get().active).toBe(FILE);
});

test('a key in the text ends it; one that goes elsewhere does not, nor a Tab that leaves the text', async () => {
  const host = document.createElement('div');
  const [text, elsewhere] = [document.createElement('textarea'), document.createElement('button')];
  host.append(text);
  document.body.append(host, elsewhere);
  const { workbench } = followBen(host);
  const press = async (key: string) => {
    text.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    // As the browser does after the key.
    if (key === 'Tab') elsewhere.focus();
    await new Promise((resolve) => setTimeout(resolve));
    return workbench.state.get().following;
  };
  for (const key of ['F6', 'Shift', 'F1', 'Tab']) expect(await press(key), key).toBe(BEN);
  text.focus();
  text.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true }));
  await vi.waitFor(() => expect(workbench.state.get().following).toBeNull());
  workbench.follow(BEN);
  expect(await press('a')).toBeNull();
});
