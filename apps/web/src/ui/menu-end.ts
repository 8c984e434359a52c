import { type RefObject, useRef } from 'react';

/**
 * How a menu ends. Radix gives the focus back a moment after the menu has gone, and what was chosen must come after that,
 * if it is to keep the focus. Whoever has gone elsewhere in that moment, by a quick key, is not fetched back.
 */
export class MenuEnd {
  #chosen: (() => void) | null = null;
  /** By going elsewhere; then Radix leaves the focus there. */
  #wasLeft = false;
  readonly #giveBack: () => void;

  /** `giveBack`: before what was chosen is done. */
  constructor(giveBack: () => void) {
    this.#giveBack = giveBack;
  }

  /** To be done once the menu has gone. */
  readonly choose = (act: () => void): void => {
    this.#chosen = act;
  };

  readonly onInteractOutside = (): void => {
    this.#wasLeft = true;
  };

  readonly onCloseAutoFocus = (event: Event): void => {
    const act = this.#chosen;
    const isElsewhere = !this.#wasLeft && document.activeElement !== document.body;
    this.#chosen = null;
    this.#wasLeft = false;
    if (act === null && !isElsewhere) return;
    event.preventDefault();
    if (!isElsewhere) this.#giveBack();
    act?.();
  };
}

/** `button`: gets the focus back before what was chosen is done. */
export function useMenuEnd(button?: RefObject<HTMLElement | null>): MenuEnd {
  const end = useRef<MenuEnd>(null);
  end.current ??= new MenuEnd(() => button?.current?.focus());
  return end.current;
}
