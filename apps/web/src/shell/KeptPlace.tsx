import { useLayoutEffect, useRef } from 'react';

interface KeptPlaceProps {
  /** Where a portal shows what is to be kept. */
  readonly element: HTMLElement;
}

/**
 * Where an element stands for now. React makes anew what gets another parent: an editor would lose its carets, its place
 * and the undo steps when the window crosses the border between the layouts. So only the element moves.
 */
export function KeptPlace({ element }: KeptPlaceProps) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.append(element);
    focusLost.get(element)?.focus();
    focusLost.delete(element);
    return () => {
      // An element that moves loses the focus of what is inside.
      const { activeElement } = document;
      if (activeElement instanceof HTMLElement && element.contains(activeElement))
        focusLost.set(element, activeElement);
    };
  }, [element]);
  return <div ref={place} className="kept-place" />;
}

const focusLost = new WeakMap<HTMLElement, HTMLElement>();

/** What a portal fills and `KeptPlace` shows. */
export function keptElement(): HTMLElement {
  const element = document.createElement('div');
  element.className = 'kept-place';
  return element;
}
