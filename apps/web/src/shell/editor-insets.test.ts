import { beforeEach, expect, it } from 'vitest';
import { editorInsets, rememberEditorInsets } from './editor-insets.ts';

const NOTHING = { sideView: null, panel: null };
const EXPLORER = { sideView: 'explorer', panel: null } as const;
const BOTH = { sideView: 'search', panel: 'chat' } as const;

const WIDTH = 1280;

beforeEach(() => localStorage.clear());

it('makes room for the bars that will be there, and knows where they were, each combination for itself', () => {
  expect(editorInsets(localStorage, NOTHING, WIDTH)).toEqual({ left: 44, right: 0 });
  const wide = editorInsets(localStorage, BOTH, WIDTH);
  expect(wide.left).toBeGreaterThan(200);
  expect(wide.right).toBeGreaterThan(200);
  rememberEditorInsets(localStorage, EXPLORER, { left: 400, right: 0 });
  expect(editorInsets(localStorage, { ...EXPLORER, sideView: 'outline' }, WIDTH)).toEqual({
    left: 400,
    right: 0,
  });
  expect(editorInsets(localStorage, BOTH, WIDTH)).toEqual(wide);
});

it.each(['no JSON', 'null', '[]', '{"side|":{"left":-1,"right":0}}', '{"side|":{"left":"1","right":0}}'])(
  'what is stored may be anything: %s',
  (stored) => {
    const { left, right } = editorInsets(null, EXPLORER, WIDTH);
    localStorage.setItem('coedit.editor-insets', stored);
    expect(editorInsets(localStorage, EXPLORER, WIDTH)).toEqual({ left, right });
  },
);

it('what was remembered of a wider window leaves no room for the editor in this one', () => {
  rememberEditorInsets(localStorage, BOTH, { left: 700, right: 700 });
  expect(editorInsets(localStorage, BOTH, 1600)).toEqual({ left: 700, right: 700 });
  expect(editorInsets(localStorage, BOTH, 1599)).toEqual(editorInsets(null, BOTH, 1599));
});
