import { Workspace } from '@coedit/client';
import { DEFAULT_LIMITS, type UserId } from '@coedit/protocol';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeSelection } from '../cursors/relative-selections.ts';
import { cursorPlace } from './cursor-place.ts';

function fileWith(content: string) {
  const workspace = new Workspace(new Y.Doc(), () => DEFAULT_LIMITS);
  const fileId = workspace.create('a.ts', content);
  const text = workspace.text(fileId);
  const cursor = (offset: number) => ({
    userId: 1 as UserId,
    fileId,
    line: 1,
    column: 1,
    selections: [encodeSelection(text, { anchor: offset, head: offset })],
  });
  return { workspace, text, cursor };
}

test('a caret is where its letters are now, not where its sender saw it', () => {
  const { workspace, text, cursor } = fileWith('one\ntwo\n');
  const sent = cursor(6);
  expect(cursorPlace({ workspace }, sent)).toEqual({ line: 2, column: 3 });
  text.insert(0, 'zero\n');
  text.insert(9, '“');
  expect(cursorPlace({ workspace }, sent)).toEqual({ line: 3, column: 4 });
  expect(cursorPlace({ workspace }, cursor(0))).toEqual({ line: 1, column: 1 });
});

test('of a program that knows no such position, it is the line and column it told', () => {
  const { workspace, cursor } = fileWith('one\ntwo\n');
  const told = { ...cursor(0), line: 2, column: 2, selections: [] };
  expect(cursorPlace({ workspace }, told)).toEqual({ line: 2, column: 2 });
  const unknown = { anchor: new Uint8Array([9, 9]), head: new Uint8Array([9, 9]) };
  expect(cursorPlace({ workspace }, { ...told, selections: [unknown] })).toEqual({ line: 2, column: 2 });
});
