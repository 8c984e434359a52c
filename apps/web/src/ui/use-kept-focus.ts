import { type RefObject, useLayoutEffect } from 'react';

/**
 * Where the part of `host` that had the keyboard is gone, `giveOn` gives it to another, instead of leaving it at the top of the
 * page. To be used where `host` is drawn again whenever a part of it goes.
 */
export function useKeptFocus(host: RefObject<HTMLElement | null>, giveOn: () => void): void {
  // Asked while what goes is still there: the browser tells nobody that it took the keyboard away.
  const { activeElement } = document;
  // A field that is done with says itself where to go on: the name of a new file leads into the file.
  const hadIt =
    host.current?.contains(activeElement) === true && !(activeElement instanceof HTMLInputElement);
  useLayoutEffect(() => {
    if (hadIt && document.activeElement === document.body) giveOn();
  });
}
