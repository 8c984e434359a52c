import { commandItems } from '../shell/command-items.ts';
import type { QuickProvider } from '../shell/quick-item.ts';
import { text } from '../texts/texts.ts';
import type { EditorHandle } from './editor-handle.ts';
import { LANGUAGE_PREFIX } from './language-command.ts';

type Languages = Pick<EditorHandle, 'language' | 'languages' | 'setLanguage'>;

/** Which language the shown file is coloured and understood as. */
export function languageProvider(editors: Languages): QuickProvider {
  const words = text.shell.quickInput;
  return {
    prefix: LANGUAGE_PREFIX,
    answer: (typed) => ({
      items: commandItems(choicesOf(editors), typed.trim()),
      placeholder: words.languagesPlaceholder,
      emptyMessage: editors.language.get() === null ? words.noText : words.noLanguage,
    }),
  };
}

function choicesOf(editors: Languages) {
  const now = editors.language.get();
  if (now === null) return [];
  return editors
    .languages()
    .map(({ id, name }) => ({
      id,
      title: name,
      ...(id === now && { description: text.shell.quickInput.languageNow }),
      run: () => editors.setLanguage(id),
    }))
    .sort((a, b) => a.title.localeCompare(b.title));
}
