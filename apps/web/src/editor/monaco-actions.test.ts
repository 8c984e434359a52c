import { afterEach, expect, test } from 'vitest';
import { offeredActions } from './monaco-actions.ts';
import { Peer } from './testing/peer.ts';

const peer = new Peer();
afterEach(() => peer.close());

test('what a real editor can do is offered, but for what is the page’s own', () => {
  const all = peer.openEditor().getSupportedActions();
  const withheld = [
    'editor.action.toggleHighContrast',
    'editor.action.quickCommand',
    'editor.action.gotoLine',
  ];
  const idsOf = (actions: readonly { readonly id: string }[]) => actions.map(({ id }) => id);
  // Should Monaco rename one, this tells.
  expect(idsOf(all)).toEqual(expect.arrayContaining([...withheld, 'editor.action.inspectTokens']));
  const offered = offeredActions(all);
  expect(idsOf(offered)).toEqual(expect.arrayContaining(['actions.find', 'editor.action.commentLine']));
  expect(idsOf(offered).filter((id) => withheld.includes(id))).toEqual([]);
  expect(offered.filter(({ label }) => label === '' || label.startsWith('Developer:'))).toEqual([]);
});
