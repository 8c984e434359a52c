import type { SessionClient } from '@coedit/client';

/** Asks before the tab closes, only while something of mine is on no disk but perhaps this browser's. Returns what ends it. */
export function warnOnLeave(client: SessionClient): () => void {
  const onBeforeUnload = (event: BeforeUnloadEvent) => {
    if (client.unsavedEdits > 0) event.preventDefault();
  };
  // Only added while needed: a page with such a listener is kept out of the browser's back/forward cache.
  let listening = false;
  const update = () => {
    const needed = client.saveStatus.get().kind !== 'saved';
    if (needed === listening) return;
    listening = needed;
    if (needed) window.addEventListener('beforeunload', onBeforeUnload);
    else window.removeEventListener('beforeunload', onBeforeUnload);
  };
  update();
  const unsubscribe = client.saveStatus.subscribe(update);
  return () => {
    unsubscribe();
    window.removeEventListener('beforeunload', onBeforeUnload);
  };
}
