import './ui/tokens.css';
import './ui/base.css';
import './ui/page-outline.css';
import './ui/reduced-motion.css';
import './ui/forced-colors.css';
import type { ComponentType } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { loadEditor } from './editor/load-editor.ts';
import { Preferences } from './settings/preferences.ts';
import { applyTheme } from './settings/theme.ts';
import { languageOf } from './texts/language.ts';
import { language, speak } from './texts/texts.ts';
import { ErrorBoundary } from './ui/ErrorBoundary.tsx';
import { localStorageOrNull } from './ui/local-storage.ts';
import { Toasts } from './ui/Toasts.tsx';
import { TooltipProvider } from './ui/Tooltip.tsx';

const isSessionPage = document.documentElement.dataset.page === 'session';
const preferences = new Preferences(localStorageOrNull(), (query) => window.matchMedia(query));
const wanted = languageOf(preferences.values.get().language, navigator.languages);
// The editor is by far the largest part: it is on its way while the shell is fetched and painted.
if (isSessionPage) void loadEditor(wanted).catch(() => undefined);

// No lazy() and no <Suspense>: after a fallback React keeps what it hid back for 300 ms, even an empty fallback.
const loadPage: () => Promise<ComponentType<{ readonly preferences: Preferences }>> = isSessionPage
  ? async () => (await import('./session/SessionRoute.tsx')).SessionRoute
  : async () => (await import('./start/StartPage.tsx')).StartPage;

applyTheme(preferences, document.documentElement);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
void show(createRoot(root));

async function show(page: Root): Promise<void> {
  // Not awaited in English: nothing has to be fetched for it, and the first paint should not wait for a turn.
  if (wanted !== 'en') await speak(wanted, navigator.languages);
  else void speak(wanted, navigator.languages);
  document.documentElement.lang = language;
  // A failure shows in the page itself, which asks for the same file.
  if (isSessionPage)
    void import('./session/way-in.ts').then(({ beginJoin }) => beginJoin(preferences)).catch(() => undefined);
  const Page = await loadPage().catch((reason: unknown) => failing(reason));
  page.render(
    <TooltipProvider>
      <ErrorBoundary>
        <Page preferences={preferences} />
      </ErrorBoundary>
      <Toasts />
    </TooltipProvider>,
  );
}

/** What could not be loaded is a fault of the page, and shown as one. */
function failing(reason: unknown): ComponentType {
  return () => {
    throw reason;
  };
}
