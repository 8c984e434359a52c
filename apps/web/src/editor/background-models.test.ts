import type { WorkspaceFile } from '@coedit/client';
import type { FileId } from '@coedit/protocol';
import { describe, expect, it } from 'vitest';
import { backgroundFiles } from './background-models.ts';

const file = (path: string): WorkspaceFile => ({ id: `file:${path}` as FileId, path, displayPath: path });
const chosen = (paths: readonly string[], lengthOf: (id: string) => number = () => 100) =>
  backgroundFiles(paths.map(file), lengthOf).map(({ path }) => path);

describe('files that IntelliSense knows without their being open', () => {
  it('are the scripts', () => {
    const paths = ['a.ts', 'b.tsx', 'c.mjs', 'd.jsx', 'e.d.ts', 'f.css', 'g.json', 'ts', 'h.ts.md'];
    expect(chosen(paths)).toEqual(['a.ts', 'b.tsx', 'c.mjs', 'd.jsx', 'e.d.ts']);
  });

  it('are not the very long ones, and not more than fit', () => {
    expect(chosen(['bundle.js', 'a.ts'], (id) => (id === 'file:bundle.js' ? 600_000 : 10))).toEqual(['a.ts']);
    const many = Array.from({ length: 700 }, (_, index) => `${index}.ts`);
    expect(chosen(many)).toHaveLength(600);
    expect(chosen(many, () => 500_000)).toHaveLength(25);
  });
});
