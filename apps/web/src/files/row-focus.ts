import type { FeatureImplementation, TreeInstance } from '@headless-tree/core';
import { AwaitedFocus } from '../ui/awaited-focus.ts';

/**
 * Gives the keyboard to the row of a tree that keys act on. The library would do so 20 to 500 ms after the key: by then
 * the person may be elsewhere, and a menu that they opened shuts. Here it is at once; of a row that is not drawn yet,
 * with its drawing.
 */
export class RowFocus {
  /** To be given to the library with its other features. */
  readonly feature: FeatureImplementation = {
    key: 'row-focus',
    treeInstance: { updateDomFocus: ({ tree }) => this.ask(tree) },
  };
  readonly #awaited = new AwaitedFocus();

  ask<T>(tree: TreeInstance<T>): void {
    this.#awaited.begin();
    this.drawn(tree);
  }

  /** To be called whenever the rows were drawn. */
  drawn<T>(tree: TreeInstance<T>): void {
    if (!this.#awaited.lasts || tree.getItems().length === 0) return;
    const row = tree.getFocusedItem().getElement();
    if (row == null) return;
    this.#awaited.end();
    row.focus();
  }
}
