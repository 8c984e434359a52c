import type { SessionServices } from '../session/session-context.tsx';
import type { Command } from '../shell/commands.ts';
import { text } from '../texts/texts.ts';
import { LANGUAGE_PREFIX } from './language-items.ts';

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
