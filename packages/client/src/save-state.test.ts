import { SyncKind } from '@coedit/protocol';
import { expect, it } from 'vitest';
import { SaveState } from './save-state.ts';

it('keeps a bounded list while the server commits nothing, and is never saved too early', () => {
  const state = new SaveState(0);
  state.sent(SyncKind.Step2);
  state.online();
  for (let index = 0; index < 5000; index++) {
    state.edited();
    state.sent(SyncKind.Update);
  }
  state.saved(5000);
  expect(state.status.get()).toEqual({ kind: 'saving' });
  expect(state.unsavedEdits).toBeGreaterThan(0);
  state.saved(5001);
  expect(state.status.get()).toEqual({ kind: 'saved' });
  expect(state.unsavedEdits).toBe(0);
});

it('is saving while an edit could not be sent', () => {
  const state = new SaveState(0);
  state.sent(SyncKind.Step2);
  state.online();
  state.saved(1);
  state.edited();
  expect(state.status.get()).toEqual({ kind: 'saving' });
});

it('gives the same object and no news while nothing changed', async () => {
  const state = new SaveState(0);
  let told = 0;
  state.status.subscribe(() => told++);
  const before = state.status.get();
  state.lost();
  await Promise.resolve();
  expect(state.status.get()).toBe(before);
  expect(told).toBe(0);
});

it('keeps an edit that the server could not take unsaved until the last part of the step 2 that brings it again', () => {
  const state = new SaveState(0);
  state.sent(SyncKind.Step2);
  state.online();
  state.edited();
  state.sent(SyncKind.Update);
  state.sentPart();
  state.sent(SyncKind.Step2);
  // The first part of three counted messages behind: it covers the refused update's number, not its content.
  state.saved(3);
  expect(state.unsavedEdits).toBe(1);
  state.saved(4);
  expect(state.unsavedEdits).toBe(0);
  expect(state.status.get()).toEqual({ kind: 'saved' });
});
