import type { Workspace } from '@coedit/client';
import * as Y from 'yjs';
import type { ReplacedFile } from './search-messages.ts';

/** All or nothing; returns what takes these edits back. Throws when a file would become too large. */
export function writeReplaced(workspace: Workspace, files: readonly ReplacedFile[]): () => void {
  const texts = files.map((file) => workspace.text(file.id));
  // A manager of its own: the editor's takes back what was typed, per file, and has none for files that are not open.
  const undoManager = new Y.UndoManager(texts, {
    trackedOrigins: new Set([workspace.origin]),
    // Any time between two files: it is one step.
    captureTimeout: Number.MAX_SAFE_INTEGER,
  });
  const undo = () => {
    undoManager.undo();
    undoManager.destroy();
  };
  try {
    for (const file of files) workspace.write(file.id, file.text);
  } catch (reason) {
    undo();
    throw reason;
  }
  undoManager.stopCapturing();
  undoManager.trackedOrigins.delete(workspace.origin);
  return undo;
}
