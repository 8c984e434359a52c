/** Narrower than this, side bar and panel lie over the editor. The same figure stands in workbench.css. */
const NARROW = '(max-width: 600px)';

export function isNarrow(): boolean {
  return window.matchMedia(NARROW).matches;
}

export function onNarrowChange(listener: () => void): () => void {
  const query = window.matchMedia(NARROW);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
