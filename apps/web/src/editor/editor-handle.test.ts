import { expect, test, vi } from 'vitest';
import { type EditorBackend, EditorHandle } from './editor-handle.ts';

test('code that is shown before Monaco is there gets its colours when Monaco comes', async () => {
  const handle = new EditorHandle();
  const words = [{ className: 'mtk5', text: 'let' }];
  const colour = vi.fn(async () => words);
  const asked = handle.colour('let', 'ts');
  handle.attach({ colour } as Partial<EditorBackend> as EditorBackend);
  expect(await asked).toBe(words);
  expect(await handle.colour('let', 'js')).toBe(words);
  expect(colour.mock.calls).toEqual([
    ['let', 'ts'],
    ['let', 'js'],
  ]);
});
