import { afterEach, expect, it, vi } from 'vitest';
import { Store } from '../ui/store.ts';
import { VimKeys } from './vim-keys.ts';

const library = vi.hoisted(() => ({ begun: 0, ended: 0 }));
vi.mock('monaco-vim', () => ({
  initVimMode: () => {
    library.begun += 1;
    return { dispose: () => library.ended++ };
  },
}));

const made: VimKeys[] = [];
afterEach(() => {
  for (const keys of made.splice(0)) keys.dispose();
});

function keysIn(file: string | null) {
  library.begun = 0;
  library.ended = 0;
  const shown = new Store<string | null>(file);
  const values = new Store({ vimKeys: true });
  const bar = document.createElement('div');
  // Of both only these are used; whole ones would need Monaco and a page.
  const [codeEditor, preferences] = [{ shown, editor: {} }, { values }] as unknown as ConstructorParameters<
    typeof VimKeys
  >;
  made.push(new VimKeys(codeEditor, preferences, bar));
  return { shown, values, bar };
}

const begun = (count: number) => vi.waitFor(() => expect(library.begun).toBe(count));

it('keep their mode when the file is renamed under the hands of the person', async () => {
  const { shown, bar } = keysIn('a.ts');
  await begun(1);
  // As the editor does it: another model, in one turn.
  shown.set(null);
  shown.set('b.ts');
  await new Promise((resolve) => setTimeout(resolve));
  expect([library.begun, library.ended, bar.hidden]).toEqual([1, 0, false]);
});

it('end with the last tab, and with the preference, and come back', async () => {
  const { shown, values, bar } = keysIn('a.ts');
  await begun(1);
  shown.set(null);
  await vi.waitFor(() => expect([library.ended, bar.hidden]).toEqual([1, true]));
  shown.set('b.ts');
  await begun(2);
  values.set({ vimKeys: false });
  await vi.waitFor(() => expect(library.ended).toBe(2));
});
