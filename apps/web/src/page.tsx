import { type ComponentType, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import type { Preferences } from './settings/preferences.ts';
import { ErrorBoundary } from './ui/ErrorBoundary.tsx';
import { Toasts } from './ui/Toasts.tsx';
import { TooltipProvider } from './ui/Tooltip.tsx';

/** What fills the window. */
type Page = ComponentType<{ readonly preferences: Preferences }>;

/** `onFault`: when the page cannot be shown or breaks. No lazy() and no <Suspense>: after a fallback React keeps what it hid back for 300 ms, even an empty fallback. */
export function drawPage(Page: Page, preferences: Preferences, onFault: () => void): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  // A transition is drawn in slices: keys that are pressed meanwhile are not kept waiting.
  startTransition(() =>
    createRoot(root).render(
      <TooltipProvider>
        <ErrorBoundary onFault={onFault}>
          <Page preferences={preferences} />
        </ErrorBoundary>
        <Toasts />
      </TooltipProvider>,
    ),
  );
}

/** What could not be loaded is a fault of the page, and shown as one. */
export function failedPage(reason: unknown): Page {
  return () => {
    throw reason;
  };
}
