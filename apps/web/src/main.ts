import './ui/tokens.css';
import './ui/base.css';
import './ui/page-outline.css';
import './ui/reduced-motion.css';
import './ui/forced-colors.css';
import { loadEditor } from './editor/load-editor.ts';
import { firstParts } from './session/first-parts.ts';
import { Preferences } from './settings/preferences.ts';
import { applyTheme } from './settings/theme.ts';
import { languageOf } from './texts/language.ts';
import { language, speak, text } from './texts/texts.ts';
import { showFault } from './ui/fault.ts';
import { localStorageOrNull } from './ui/local-storage.ts';

const isSessionPage = document.documentElement.dataset.page === 'session';
const preferences = new Preferences(localStorageOrNull(), (query) => window.matchMedia(query));
const wanted = languageOf(preferences.values.get().language, navigator.languages);
const isEditorFetched = firstParts();
// By far the largest part: on its way before anything else.
if (isSessionPage) void loadEditor(wanted).catch(() => undefined);
applyTheme(preferences, document.documentElement);
const NOTHING = (): void => undefined;
void begin();

/** Nothing here needs React: what draws the page is evaluated when one can type already. */
async function begin(): Promise<void> {
  // Not awaited in English: nothing has to be fetched for it, and nothing should wait for a turn.
  if (wanted !== 'en') await speak(wanted, navigator.languages);
  else void speak(wanted, navigator.languages);
  document.documentElement.lang = language;
  // A failure shows in the page, which asks for the same file.
  const hideEditor = isSessionPage ? await beginSession().catch(() => NOTHING) : NOTHING;
  fetchLaterParts();
  showIcon();
  try {
    const [{ drawPage, failedPage }, Page] = await Promise.all([
      import('./page.tsx'),
      loadPage().catch((reason: unknown) => ({ reason })),
    ]);
    drawPage('reason' in Page ? failedPage(Page.reason) : Page, preferences, hideEditor);
  } catch (reason) {
    console.error('what draws the page', reason);
    hideEditor();
    showFault(text.common);
  }
}

/** Returns what takes the editor away that is shown before the page is. */
async function beginSession(): Promise<() => void> {
  return (await import('./session/begin-session.ts')).beginSession(preferences, isEditorFetched);
}

/** What draws the page: the document names it, and keeps it back. Fetched before, it would take processors from the editor. */
function fetchLaterParts(): void {
  const parts = document.querySelector<HTMLTemplateElement>('#later-parts');
  if (parts === null) return;
  document.head.append(parts.content);
  parts.remove();
}

/**
 * Chromium draws it on the thread that the editor needs. Until now index.html names an empty one; were there none, the browser would look for
 * one under the usual address.
 */
function showIcon(): void {
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (icon === null) return;
  icon.type = 'image/svg+xml';
  icon.href = '/favicon.svg';
}

async function loadPage() {
  return isSessionPage
    ? (await import('./session/SessionRoute.tsx')).SessionRoute
    : (await import('./start/StartPage.tsx')).StartPage;
}
