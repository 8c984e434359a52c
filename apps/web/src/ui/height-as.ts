import type { RefCallback } from 'react';

/** px between what stands one above the other. */
const GAP = 8;

/**
 * While the element is there, the page's CSS knows under `property` how much room it takes, with a gap: what would lie over
 * it on a phone stands above it.
 */
export function heightAs(property: `--${string}`): RefCallback<HTMLElement> {
  return (element) => {
    if (element === null) return;
    const { style } = document.documentElement;
    const measure = () => style.setProperty(property, `${element.offsetHeight + GAP}px`);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => {
      observer.disconnect();
      style.removeProperty(property);
    };
  };
}
