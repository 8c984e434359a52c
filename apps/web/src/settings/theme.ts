import type { Preferences } from './preferences.ts';

/** Keeps the page's colours in step with the preference and the system; theme.js did the first paint. */
export function applyTheme(preferences: Preferences, root: HTMLElement): void {
  const apply = () => {
    root.dataset.theme = preferences.effectiveTheme.get();
  };
  apply();
  preferences.effectiveTheme.subscribe(apply);
}
