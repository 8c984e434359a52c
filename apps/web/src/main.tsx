import './ui/tokens.css';
import './ui/base.css';
import './ui/reduced-motion.css';
import { type ComponentType, lazy, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { Preferences } from './settings/preferences.ts';
import { applyTheme } from './settings/theme.ts';
import { ErrorBoundary } from './ui/ErrorBoundary.tsx';
import { localStorageOrNull } from './ui/local-storage.ts';
import { Toasts } from './ui/Toasts.tsx';
import { TooltipProvider } from './ui/Tooltip.tsx';

const isSessionPage = /\/s\/[^/]*\/?$/.test(window.location.pathname);
// The editor is by far the largest part: it is on its way while the shell is fetched and painted.
if (isSessionPage) void import('./editor/monaco.ts').catch(() => undefined);

const Page: ComponentType<{ readonly preferences: Preferences }> = isSessionPage
  ? lazy(async () => ({ default: (await import('./session/SessionRoute.tsx')).SessionRoute }))
  : lazy(async () => ({ default: (await import('./start/StartPage.tsx')).StartPage }));

const preferences = new Preferences(localStorageOrNull(), (query) => window.matchMedia(query));
applyTheme(preferences, document.documentElement);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <TooltipProvider>
    <ErrorBoundary>
      <Suspense>
        <Page preferences={preferences} />
      </Suspense>
    </ErrorBoundary>
    <Toasts />
  </TooltipProvider>,
);
