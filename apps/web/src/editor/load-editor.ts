import type { Language } from '../texts/language.ts';

type Editor = typeof import('./editor-suite.ts');

let loading: Promise<Editor> | undefined;

/**
 * The editor, by far the largest part of the page: asked for once, however many want it, and again after it failed. The
 * promise is kept because an `import()` of what is there already takes Chromium some 30 ms to look through again.
 */
export function loadEditor(language: Language): Promise<Editor> {
  loading ??= inItsLanguage(language).catch((reason: unknown) => {
    loading = undefined;
    throw reason;
  });
  return loading;
}

/** Settled when the editor has been read, or does not come: until then it needs the processors. */
export async function editorWasRead(): Promise<void> {
  await loading?.catch(() => undefined);
}

/**
 * Monaco takes its texts while it is evaluated, so a translation has to be there before; if it does not come, the editor
 * speaks English. In English nothing is fetched and nothing waits.
 */
async function inItsLanguage(language: Language): Promise<Editor> {
  if (language !== 'en')
    await import('monaco-editor/nls/lang/de.js').catch((reason: unknown) => {
      console.error('the German texts of the editor', reason);
    });
  return import('./editor-suite.ts');
}
