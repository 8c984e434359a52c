import {
  createTree,
  type FeatureImplementation,
  hotkeysCoreFeature,
  syncDataLoaderFeature,
} from '@headless-tree/core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RowFocus } from './row-focus.ts';

const NAMES = ['one', 'two', 'three'];

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

/** `drawn`: the rows that are in the page already. */
function show(feature: FeatureImplementation, drawn: readonly string[] = NAMES) {
  const tree = createTree<string>({
    rootItemId: 'root',
    getItemName: (item) => item.getId(),
    isItemFolder: (item) => item.getId() === 'root',
    dataLoader: { getItem: (id) => id, getChildren: (id) => (id === 'root' ? NAMES : []) },
    features: [syncDataLoaderFeature, hotkeysCoreFeature, feature],
  });
  tree.setMounted(true);
  tree.rebuildTree();
  const host = document.createElement('div');
  document.body.append(host);
  tree.registerElement(host);
  const draw = (name: string) => {
    const row = document.createElement('div');
    row.id = name;
    row.tabIndex = -1;
    host.append(row);
    tree.getItemInstance(name).registerElement(row);
  };
  drawn.forEach(draw);
  const elsewhere = document.createElement('button');
  elsewhere.id = 'elsewhere';
  document.body.append(elsewhere);
  return { tree, draw, elsewhere };
}

const focused = () => document.activeElement?.id;
const press = (code: string) =>
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: code, code, bubbles: true }));
const release = (code: string) =>
  document.activeElement?.dispatchEvent(new KeyboardEvent('keyup', { key: code, code, bubbles: true }));

test('an arrow moves the keyboard at once, and whoever goes on from there is not fetched back', () => {
  const { elsewhere } = show(new RowFocus().feature);
  document.getElementById('one')?.focus();
  for (const expected of ['two', 'three']) {
    press('ArrowDown');
    expect(focused()).toBe(expected);
    release('ArrowDown');
  }
  elsewhere.focus();
  vi.runAllTimers();
  expect(focused()).toBe('elsewhere');
});

test('a row that is not drawn yet has the keyboard when it is', () => {
  const rowFocus = new RowFocus();
  const { tree, draw, elsewhere } = show(rowFocus.feature, ['one']);
  elsewhere.focus();
  tree.getItemInstance('three').setFocused();
  rowFocus.ask(tree);
  rowFocus.drawn(tree);
  expect(focused()).toBe('elsewhere');
  draw('three');
  rowFocus.drawn(tree);
  expect(focused()).toBe('three');
});

test('unless the keyboard has gone elsewhere by then', () => {
  const rowFocus = new RowFocus();
  const { tree, draw, elsewhere } = show(rowFocus.feature, ['one']);
  document.getElementById('one')?.focus();
  tree.getItemInstance('three').setFocused();
  rowFocus.ask(tree);
  elsewhere.focus();
  draw('three');
  rowFocus.drawn(tree);
  document.getElementById('one')?.focus();
  rowFocus.drawn(tree);
  expect(focused()).toBe('one');
});
