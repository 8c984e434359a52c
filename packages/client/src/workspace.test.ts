import { DEFAULT_LIMITS, type FileId, type Limits } from '@coedit/protocol';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Workspace } from './workspace.ts';
import { WorkspaceError } from './workspace-error.ts';

function workspaceOf(doc = new Y.Doc(), limits: Partial<Limits> = {}) {
  return new Workspace(doc, () => ({ ...DEFAULT_LIMITS, ...limits }));
}

const paths = (workspace: Workspace) => workspace.files.get().map((file) => file.displayPath);

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof WorkspaceError && error.message.endsWith('.')) return error.code;
    throw error;
  }
  return 'done';
}

describe('creating', () => {
  it('makes an entry and a text in one transaction, with the origin of the workspace', () => {
    const doc = new Y.Doc();
    const workspace = workspaceOf(doc);
    const origins: unknown[] = [];
    doc.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin));
    const id = workspace.create('src/a.ts', '\ufeffone\r\ntwo\r\n');
    expect(origins).toEqual([workspace.origin]);
    expect(id).toMatch(/^file:[A-Za-z0-9_-]{16}$/u);
    expect(doc.getMap('files').get(id)).toEqual({ path: 'src/a.ts', eol: 'crlf', bom: true });
    expect(workspace.text(id).toString()).toBe('one\ntwo\n');
    expect(workspace.export(id)).toBe('\ufeffone\r\ntwo\r\n');
    expect(workspace.find('src/a.ts')).toMatchObject({ id, path: 'src/a.ts' });
  });

  it.each([
    ['', 'empty'],
    ['/etc/passwd', 'absolute'],
    ['a/../b', 'dots'],
    ['a\\b', 'backslash'],
    ['a//b', 'empty-part'],
    ['nul', 'reserved'],
    ['a\u202eb', 'control'],
    ['x'.repeat(513), 'too-long'],
    ['src/a.ts', 'exists'],
    ['src', 'is-folder'],
    ['src/a.ts/b', 'is-file'],
  ])('refuses %j as %s', (path, code) => {
    const workspace = workspaceOf();
    workspace.create('src/a.ts');
    expect(codeOf(() => workspace.create(path))).toBe(code);
    expect(workspace.files.get()).toHaveLength(1);
  });

  it('brings a path to NFC, so that one name is one file', () => {
    const workspace = workspaceOf();
    workspace.create('cafe\u0301.txt');
    expect(paths(workspace)).toEqual(['caf\u00e9.txt']);
    expect(codeOf(() => workspace.create('caf\u00e9.txt'))).toBe('exists');
  });

  it('makes many or none', () => {
    const workspace = workspaceOf();
    const files = [
      { path: 'b.ts', content: 'b' },
      { path: 'a.ts', content: 'a' },
    ];
    expect(codeOf(() => workspace.createMany([...files, { path: 'b.ts', content: '' }]))).toBe('exists');
    expect(paths(workspace)).toEqual([]);
    const ids = workspace.createMany(files);
    expect(ids.map((id) => workspace.text(id).toString())).toEqual(['b', 'a']);
    expect(paths(workspace)).toEqual(['a.ts', 'b.ts']);
  });

  it('refuses what is over the limits', () => {
    const workspace = workspaceOf(new Y.Doc(), { fileLength: 10, sessionLength: 15, files: 3 });
    expect(codeOf(() => workspace.create('a', 'x'.repeat(11)))).toBe('too-large');
    workspace.create('a', 'x'.repeat(10));
    expect(codeOf(() => workspace.create('b', 'x'.repeat(6)))).toBe('too-large');
    workspace.create('b');
    workspace.create('c');
    expect(codeOf(() => workspace.create('d'))).toBe('too-many-files');
  });

  it('counts the texts of deleted files, as the server does: they are there to be restored', () => {
    const doc = new Y.Doc();
    const workspace = workspaceOf(doc, { sessionLength: 12 });
    workspace.remove([workspace.create('a', 'x'.repeat(8))]);
    expect(workspace.filledLength).toBe(8);
    expect(codeOf(() => workspace.create('b', 'x'.repeat(5)))).toBe('too-large');
    expect(codeOf(() => workspace.create('b', 'x'.repeat(4)))).toBe('done');
    // In a page that was loaded anew nobody has asked for that text.
    const later = new Y.Doc();
    Y.applyUpdate(later, Y.encodeStateAsUpdate(doc));
    expect(workspaceOf(later).filledLength).toBe(12);
  });

  it('never makes an update near the limit of a message, and cuts no surrogate pair', () => {
    const doc = new Y.Doc();
    const workspace = workspaceOf(doc);
    const sizes: number[] = [];
    const other = new Y.Doc();
    doc.on('update', (update: Uint8Array) => {
      sizes.push(update.length);
      Y.applyUpdate(other, update);
    });
    const content = `x${'🙂'.repeat(700_000)}`;
    const id = workspace.create('large.txt', content);
    workspace.createMany(
      Array.from({ length: 40 }, (_, at) => ({ path: `f${at}`, content: 'y'.repeat(100_000) })),
    );
    expect(other.getText(id).toString() === content).toBe(true);
    expect(workspace.files.get()).toHaveLength(41);
    expect(Math.max(...sizes)).toBeLessThan(1024 * 1024);
    expect(sizes.length).toBeLessThan(40);
  });
});

describe('names', () => {
  const entries = (doc: Y.Doc, files: Record<string, unknown>) => {
    for (const [id, value] of Object.entries(files)) doc.getMap('files').set(id, value);
  };

  it('shows the later id of one path with a number before the extension, the same everywhere', () => {
    const files = {
      'file:cccccccccccccccc': { path: 'a.ts' },
      'file:aaaaaaaaaaaaaaaa': { path: 'a.ts' },
      'file:bbbbbbbbbbbbbbbb': { path: 'a.ts' },
      'file:dddddddddddddddd': { path: 'a (2).ts' },
      'file:eeeeeeeeeeeeeeee': { path: 'dir.d/.env' },
      'file:ffffffffffffffff': { path: 'dir.d/.env' },
    };
    const one = new Y.Doc();
    entries(one, files);
    const two = new Y.Doc();
    entries(two, Object.fromEntries(Object.entries(files).reverse()));
    const names = (doc: Y.Doc) =>
      workspaceOf(doc)
        .files.get()
        .map((file) => [file.id.slice(5, 7), file.displayPath]);
    expect(names(one)).toEqual(names(two));
    expect(Object.fromEntries(names(one))).toEqual({
      aa: 'a.ts',
      bb: 'a (3).ts',
      cc: 'a (4).ts',
      dd: 'a (2).ts',
      ee: 'dir.d/.env',
      ff: 'dir.d/.env (2)',
    });
  });

  it('ignores entries that are not of the documented form', () => {
    const doc = new Y.Doc();
    entries(doc, {
      'file:aaaaaaaaaaaaaaaa': { path: 'ok.ts', eol: 'cr', bom: 'yes', more: 1 },
      'file:bbbbbbbbbbbbbbbb': { path: '../up' },
      'file:cccccccccccccccc': 'text',
      'file:dddddddddddddddd': null,
      'file:eeeeeeeeeeeeeeee': { name: 'x' },
      settings: { path: 'x' },
      'file:short': { path: 'x' },
    });
    expect(workspaceOf(doc).files.get()).toEqual([
      { id: 'file:aaaaaaaaaaaaaaaa', path: 'ok.ts', displayPath: 'ok.ts' },
    ]);
  });

  it('is the same list until something changed', () => {
    const workspace = workspaceOf();
    const id = workspace.create('a.ts');
    const before = workspace.files.get();
    workspace.text(id).insert(0, 'x');
    expect(workspace.files.get()).toBe(before);
    workspace.rename(id, 'b.ts');
    expect(workspace.files.get()).not.toBe(before);
    expect(workspace.get(id)?.path).toBe('b.ts');
  });
});

describe('changing', () => {
  it('renames a file, keeps what else is recorded, and refuses a taken name', () => {
    const workspace = workspaceOf();
    const id = workspace.create('a.ts', 'x\r\n');
    workspace.create('b.ts');
    workspace.rename(id, 'lib/a.ts');
    expect(workspace.get(id)).toMatchObject({ path: 'lib/a.ts', eol: 'crlf' });
    expect(codeOf(() => workspace.rename(id, 'b.ts'))).toBe('exists');
    expect(codeOf(() => workspace.rename(id, 'lib/a.ts'))).toBe('done');
    expect(codeOf(() => workspace.rename(id, '../x'))).toBe('dots');
    expect(codeOf(() => workspace.rename('file:zzzzzzzzzzzzzzzz' as FileId, 'c.ts'))).toBe('missing');
  });

  it('renames a folder in one transaction, not into itself, not over others', () => {
    const doc = new Y.Doc();
    const workspace = workspaceOf(doc);
    for (const path of ['src/a.ts', 'src/deep/b.ts', 'srcs/c.ts', 'lib/a.ts']) workspace.create(path);
    expect(codeOf(() => workspace.renameFolder('src', 'src/deep'))).toBe('into-itself');
    expect(codeOf(() => workspace.renameFolder('src', 'lib'))).toBe('exists');
    expect(codeOf(() => workspace.renameFolder('gone', 'x'))).toBe('missing');
    expect(codeOf(() => workspace.renameFolder('src', 'x'.repeat(510)))).toBe('too-long');
    let updates = 0;
    doc.on('update', () => updates++);
    workspace.renameFolder('src', 'app/src');
    expect(updates).toBe(1);
    expect(paths(workspace)).toEqual(['app/src/a.ts', 'app/src/deep/b.ts', 'lib/a.ts', 'srcs/c.ts']);
    workspace.renameFolder('app/src', 'app');
    expect(paths(workspace)).toEqual(['app/a.ts', 'app/deep/b.ts', 'lib/a.ts', 'srcs/c.ts']);
  });

  it('duplicates with text, line ends and a free name', () => {
    const workspace = workspaceOf();
    const id = workspace.create('src/a.test.ts', 'x\r\n');
    const copy = workspace.duplicate(id);
    workspace.duplicate(id);
    expect(paths(workspace)).toEqual(['src/a.test copy 2.ts', 'src/a.test copy.ts', 'src/a.test.ts']);
    expect(workspace.export(copy)).toBe('x\r\n');
  });

  it('brings back what was removed: the same ids, with what was typed meanwhile', () => {
    const workspace = workspaceOf();
    const id = workspace.create('a.ts', 'x\r\n');
    const removed = workspace.remove([id, 'file:zzzzzzzzzzzzzzzz' as FileId]);
    expect(workspace.files.get()).toEqual([]);
    workspace.text(id).insert(0, 'typed ');
    const other = workspace.create('a.ts', 'new');
    workspace.restore(removed);
    workspace.restore(removed);
    expect(workspace.files.get()).toHaveLength(2);
    expect(workspace.export(id)).toBe('typed x\r\n');
    expect(paths(workspace)).toEqual(['a.ts', 'a (2).ts']);
    expect(workspace.get(other)?.path).toBe('a.ts');
  });

  it('sets line ends and writes by small edits', () => {
    const workspace = workspaceOf();
    const id = workspace.create('a.ts', 'one\ntwo\n');
    workspace.setEol(id, 'crlf');
    expect(workspace.export(id)).toBe('one\r\ntwo\r\n');
    const deltas: unknown[] = [];
    workspace.text(id).observe((event) => deltas.push(event.delta));
    workspace.write(id, 'one\r\nTwo\r\n');
    expect(workspace.export(id)).toBe('one\r\nTwo\r\n');
    expect(deltas).toEqual([[{ retain: 4 }, { delete: 1 }, { insert: 'T' }]]);
    workspace.setEol(id, 'lf');
    expect(workspace.export(id)).toBe('one\nTwo\n');
  });

  it('never touches a root that is not a file', () => {
    expect(codeOf(() => workspaceOf().text('settings' as FileId))).toBe('missing');
  });
});

describe('files that are no text', () => {
  const blob = { hash: 'a'.repeat(64), size: 5, type: 'image/png' };

  it('are made, copied, moved, removed and restored like others; their bytes count once', () => {
    const workspace = workspaceOf(new Y.Doc(), { sessionLength: 12 });
    const [id] = workspace.createBlobs([{ path: 'img/p.png', blob }]);
    workspace.create('a.txt', 'abc');
    if (id === undefined) throw new Error('not made');
    expect(workspace.get(id)?.blob).toEqual(blob);
    expect(workspace.export(id)).toBe('');
    const text = workspace.find('a.txt')?.id;
    if (text === undefined) throw new Error('not made');
    const copies = workspace.copyMany([
      { id, path: 'img/q.png' },
      { id: text, path: 'b.txt' },
    ]);
    expect(copies.map((copy) => workspace.get(copy)?.path)).toEqual(['img/q.png', 'b.txt']);
    expect(workspace.find('img/q.png')?.blob).toEqual(blob);
    expect(codeOf(() => workspace.create('c.txt', 'xx'))).toBe('too-large');
    const other = { ...blob, hash: 'b'.repeat(64) };
    for (const each of [id, text]) workspace.setBlob(each, other);
    expect([id, text].map((each) => workspace.get(each)?.blob)).toEqual([other, undefined]);
    workspace.setBlob(id, blob);
    workspace.setEol(id, 'crlf');
    expect(workspace.get(id)).not.toHaveProperty('eol');
    workspace.restore(workspace.remove([id]));
    expect(workspace.get(id)?.blob).toEqual(blob);
    workspace.renameFolder('img', 'pictures');
    expect(workspace.find('pictures/p.png')?.blob).toEqual(blob);
    workspace.duplicate(id);
    expect(workspace.find('pictures/p copy.png')?.blob).toEqual(blob);
  });
});

describe('moving several', () => {
  it('is one transaction, all or none, and lets two swap their paths', () => {
    const doc = new Y.Doc();
    const workspace = workspaceOf(doc);
    const [a, b] = [workspace.create('a'), workspace.create('b')];
    workspace.create('dir/a');
    let updates = 0;
    doc.on('update', () => updates++);
    workspace.moveMany([
      { id: a, path: 'b' },
      { id: b, path: 'a' },
    ]);
    expect([workspace.get(a)?.path, workspace.get(b)?.path, updates]).toEqual(['b', 'a', 1]);
    const both = () =>
      workspace.moveMany([
        { id: a, path: 'dir/b' },
        { id: b, path: 'dir/a' },
      ]);
    expect(codeOf(both)).toBe('exists');
    expect(paths(workspace)).toEqual(['a', 'b', 'dir/a']);
  });
});
