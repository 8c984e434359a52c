import type { JoinedSession, SaveStatus } from '@coedit/client';
import type { Notice, Role } from '@coedit/protocol';
import { expect, test } from 'vitest';
import { Store } from '../ui/store.ts';
import { StrandedEdits } from './stranded-edits.ts';

function edits(role: Role) {
  const session = new Store<JoinedSession | null>({ role } as JoinedSession);
  const saveStatus = new Store<SaveStatus>({ kind: 'saving' });
  let tell: (notice: Notice) => void = () => undefined;
  const client = {
    unsavedEdits: 3,
    session,
    saveStatus,
    onNotice: (listener: (notice: Notice) => void) => {
      tell = listener;
      return () => undefined;
    },
  };
  const stranded = new StrandedEdits(client);
  const notice = (code: string) => tell({ code, text: '', details: null } as Notice);
  const become = (next: Role) => session.set({ role: next } as JoinedSession);
  return { client, stranded, saveStatus, notice, become };
}

test('edits on their way are not stranded before the server refuses them', () => {
  const { stranded, notice } = edits('viewer');
  expect(stranded.count.get()).toBe(0);
  notice('rate-limited');
  expect(stranded.count.get()).toBe(0);
  notice('read-only');
  expect(stranded.count.get()).toBe(3);
});

test('each further refusal counts anew, also while the line is down', () => {
  const { client, stranded, saveStatus, notice } = edits('viewer');
  notice('read-only');
  client.unsavedEdits = 4;
  notice('read-only');
  expect(stranded.count.get()).toBe(4);
  client.unsavedEdits = 5;
  saveStatus.set({ kind: 'offline', edits: 5 });
  expect(stranded.count.get()).toBe(5);
});

test('what is saved, or may be edited again, is not stranded', () => {
  const saved = edits('viewer');
  saved.notice('read-only');
  saved.saveStatus.set({ kind: 'saved' });
  expect(saved.stranded.count.get()).toBe(0);

  const promoted = edits('viewer');
  promoted.notice('read-only');
  promoted.become('editor');
  expect(promoted.stranded.count.get()).toBe(0);
});
