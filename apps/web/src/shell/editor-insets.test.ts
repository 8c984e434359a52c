import { beforeEach, expect, it } from 'vitest';
import { editorInsets, rememberEditorInsets } from './editor-insets.ts';

const NOTHING = { sideView: null, panel: null };
const EXPLORER = { sideView: 'explorer', panel: null } as const;
const BOTH = { sideView: 'search', panel: 'chat' } as const;

beforeEach(() => localStorage.clear());

it('makes room for the bars that will be there, and knows where they were, each combination for itself', () => {
  expect(editorInsets(localStorage, NOTHING)).toEqual({ left: 44, right: 0 });
  const wide = editorInsets(localStorage, BOTH);
  expect(wide.left).toBeGreaterThan(200);
  expect(wide.right).toBeGreaterThan(200);
  rememberEditorInsets(localStorage, EXPLORER, { left: 400, right: 0 });
  expect(editorInsets(localStorage, { ...EXPLORER, sideView: 'outline' })).toEqual({ left: 400, right: 0 });
  expect(editorInsets(localStorage, BOTH)).toEqual(wide);
});

it.each(['no JSON', 'null', '[]', '{"side|":{"left":-1,"right":0}}', '{"side|":{"left":"1","right":0}}'])(
  'what is stored may be anything: %s',
  (stored) => {
    const { left, right } = editorInsets(null, EXPLORER);
    localStorage.setItem('coedit.editor-insets', stored);
    expect(editorInsets(localStorage, EXPLORER)).toEqual({ left, right });
  },
);
