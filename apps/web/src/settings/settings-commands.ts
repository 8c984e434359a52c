import type { Command } from '../shell/commands.ts';
import { LANGUAGE_CHOICES } from '../texts/language.ts';
import { text } from '../texts/texts.ts';
import { CURSOR_LABELS, LINE_NUMBERS, type Preferences, THEMES } from './preferences.ts';
import type { Switch } from './SettingFields.tsx';

const SWITCHES: readonly { readonly name: Switch; readonly title: string; readonly keys?: string }[] = [
  { name: 'viewerCarets', title: text.settings.toggleViewerCarets },
  { name: 'wordWrap', title: text.settings.toggleWordWrap, keys: 'Alt+Z' },
  { name: 'chatSound', title: text.settings.toggleChatSound },
  { name: 'minimap', title: text.settings.toggleMinimap },
  { name: 'stickyScroll', title: text.settings.toggleStickyScroll },
  { name: 'vimKeys', title: text.settings.toggleVimKeys },
];

/** Each setting by name in the palette. */
export function settingsCommands(preferences: Preferences): readonly Command[] {
  const words = text.settings;
  const values = () => preferences.values.get();
  return [
    ...LANGUAGE_CHOICES.map((language) => ({
      id: `settings.language.${language}`,
      title: words.useLanguage(words.languages[language]),
      run: () => {
        preferences.set({ language });
        window.location.reload();
      },
    })),
    ...THEMES.map((theme) => ({
      id: `settings.theme.${theme}`,
      title: words.useTheme(words.themes[theme]),
      run: () => preferences.set({ theme }),
    })),
    ...CURSOR_LABELS.map((cursorLabels) => ({
      id: `settings.cursorLabels.${cursorLabels}`,
      title: words.useCursorLabels(words.cursorLabelNames[cursorLabels]),
      run: () => preferences.set({ cursorLabels }),
    })),
    ...LINE_NUMBERS.map((lineNumbers) => ({
      id: `settings.lineNumbers.${lineNumbers}`,
      title: words.useLineNumbers(words.lineNumberNames[lineNumbers]),
      run: () => preferences.set({ lineNumbers }),
    })),
    ...SWITCHES.map(({ name, title, keys }) => ({
      id: `settings.toggle.${name}`,
      title,
      ...(keys !== undefined && { keys }),
      run: () => preferences.set({ [name]: !values()[name] }),
    })),
  ];
}
