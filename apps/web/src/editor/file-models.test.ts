import { Workspace } from '@coedit/client';
import { DEFAULT_LIMITS, type FileId, type Participant } from '@coedit/protocol';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { Store } from '../ui/store.ts';
import { FileModels, type FileModelsOptions } from './file-models.ts';
import { LanguageOverrides } from './language-overrides.ts';

// Real models, but of Monaco's languages only their names: the services need workers.
vi.mock('./monaco.ts', async () => {
  const monaco = await import('monaco-editor/editor');
  monaco.languages.register({ id: 'typescript', extensions: ['.ts'] });
  monaco.languages.register({ id: 'python', extensions: ['.py'] });
  monaco.languages.register({ id: 'markdown', extensions: ['.md'] });
  return { monaco };
});

const open: FileModels[] = [];

function session(paths: readonly string[], sessionLength = DEFAULT_LIMITS.sessionLength) {
  const doc = new Y.Doc();
  const workspace = new Workspace(doc, () => DEFAULT_LIMITS);
  const refused: string[] = [];
  const ids = paths.map((path) => workspace.create(path, `// ${path}\n`));
  const client = { doc, workspace, participants: new Store<readonly Participant[]>([]) };
  const overrides = new LanguageOverrides(doc, () => true);
  const models = new FileModels({
    // Of a session's client only these are used; a whole one would need a server.
    client: client as unknown as FileModelsOptions['client'],
    overrides,
    canEdit: (id) => workspace.get(id) !== undefined,
    maxLength: () => 1000,
    room: () => sessionLength - workspace.filledLength,
    indentation: () => ({ insertSpaces: true, tabSize: 2 }),
    onRefused: (reason) => refused.push(reason),
  });
  open.push(models);
  models.turnLanguagesOn();
  const model = (id: FileId) => models.open(id)!.model;
  const told = () => new Promise<void>((resolve) => queueMicrotask(resolve));
  return { workspace, models, model, ids, told, refused };
}

function type(model: ReturnType<ReturnType<typeof session>['model']>, typed: string): void {
  const range = { startLineNumber: 1, startColumn: 1, endLineNumber: 1, endColumn: 1 };
  model.pushEditOperations(null, [{ range, text: typed }], () => null);
}

afterEach(() => {
  for (const models of open.splice(0)) models.dispose();
});

describe('the model of a file', () => {
  it('is one per file, at the address that imports need, in its language', () => {
    const { models, model, ids } = session(['src/a b.ts']);
    expect(model(ids[0]!).uri.path).toBe('/src/a b.ts');
    expect(model(ids[0]!).getLanguageId()).toBe('typescript');
    expect(models.open(ids[0]!)).toBe(models.open(ids[0]!));
    expect(models.fileOf(model(ids[0]!).uri)).toBe(ids[0]);
  });

  it('follows a rename: new address and language, the same text, and my undo steps', async () => {
    const { workspace, model, ids, told } = session(['a.ts']);
    type(model(ids[0]!), 'typed ');
    workspace.rename(ids[0]!, 'lib/b.py');
    await told();
    const renamed = model(ids[0]!);
    expect(renamed.uri.path).toBe('/lib/b.py');
    expect(renamed.getLanguageId()).toBe('python');
    expect(renamed.getValue()).toBe('typed // a.ts\n');
    renamed.undo();
    expect(renamed.getValue()).toBe('// a.ts\n');
    renamed.redo();
    expect(renamed.getValue()).toBe('typed // a.ts\n');
  });

  it('takes no more than the session has room for, with the texts of deleted files in it', async () => {
    const { workspace, model, ids, told, refused } = session(['a.ts', 'b.ts'], 40);
    workspace.remove([ids[1]!]);
    await told();
    const text = model(ids[0]!);
    type(text, 'x'.repeat(24));
    expect(refused).toEqual([]);
    type(text, 'y');
    expect([refused, text.getValue().length]).toEqual([['session-full'], 32]);
    text.applyEdits([{ range: text.getFullModelRange(), text: 'z'.repeat(1001) }]);
    text.applyEdits([{ range: text.getFullModelRange(), text: 'as long as it was'.padEnd(32) }]);
    expect([refused, text.getValue().length]).toEqual([['session-full', 'session-full'], 32]);
  });

  it('tells a file that is too long from a session that is full', () => {
    const { model, ids, refused } = session(['a.ts']);
    type(model(ids[0]!), 'x'.repeat(1000));
    expect(refused).toEqual(['too-long']);
  });

  it('goes on when two files swap their names', async () => {
    const { workspace, model, ids, told } = session(['a.ts', 'b.ts']);
    const [a, b] = ids as [FileId, FileId];
    model(a);
    model(b);
    workspace.rename(a, 'c.ts');
    workspace.rename(b, 'a.ts');
    workspace.rename(a, 'b.ts');
    await told();
    expect([model(a).uri.path, model(b).uri.path]).toEqual(['/b.ts', '/a.ts']);
    expect([model(a).getValue(), model(b).getValue()]).toEqual(['// a.ts\n', '// b.ts\n']);
  });

  it('of a deleted file stays to be looked at, makes room for another of its name, and comes back', async () => {
    const { workspace, models, model, ids, told } = session(['a.ts']);
    const [a] = ids as [FileId];
    model(a);
    const removed = workspace.remove([a]);
    await told();
    expect(model(a).getValue()).toBe('// a.ts\n');
    expect(models.deletedEntry(a)).toEqual({ path: 'a.ts' });
    type(model(a), 'refused');
    expect(model(a).getValue()).toBe('// a.ts\n');
    const other = workspace.create('a.ts', 'other');
    await told();
    expect(model(other).uri.toString()).toBe('file:///a.ts');
    workspace.remove([other]);
    workspace.restore(removed);
    await told();
    expect(model(a).uri.toString()).toBe('file:///a.ts');
    expect(models.deletedEntry(a)).toBeUndefined();
  });

  it('of a deleted file goes with the last tab that shows it', async () => {
    const { workspace, models, model, ids, told } = session(['a.ts', 'b.ts']);
    const [a, b] = ids as [FileId, FileId];
    model(a);
    model(b);
    workspace.remove([a]);
    await told();
    models.prune(new Set([a]));
    expect(models.has(a)).toBe(true);
    models.prune(new Set());
    expect([models.has(a), models.has(b)]).toEqual([false, true]);
  });

  it('takes the language chosen by hand, for all who share the document', async () => {
    const { workspace, models, model, ids, told } = session(['notes']);
    expect(model(ids[0]!).getLanguageId()).toBe('plaintext');
    models.setLanguage(ids[0]!, 'markdown');
    expect(model(ids[0]!).getLanguageId()).toBe('markdown');
    workspace.rename(ids[0]!, 'notes.ts');
    await told();
    expect(model(ids[0]!).getLanguageId()).toBe('markdown');
  });

  it('learns its language from a first line typed later', () => {
    const { model, ids } = session(['tool']);
    type(model(ids[0]!), '#!/usr/bin/env python3\n');
    expect(model(ids[0]!).getLanguageId()).toBe('python');
  });
});
