import type { SessionServices } from '../session/session-context.tsx';
import type { Command } from '../shell/commands.ts';
import { text } from '../texts/texts.ts';

/** What quick open begins with when a language is chosen, as VS Code has `view ` and `term `. */
export const LANGUAGE_PREFIX = 'lang ';

/** The same as the language in the status bar. */
export function languageCommand({
  editors,
  workbench,
}: Pick<SessionServices, 'editors' | 'workbench'>): Command {
  return {
    id: 'editor.changeLanguage',
    title: text.editor.commands.changeLanguage,
    when: () => editors.language.get() !== null,
    run: () => workbench.quickInput.set(LANGUAGE_PREFIX),
  };
}
