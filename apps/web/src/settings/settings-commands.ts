import type { Command } from '../shell/commands.ts';
import { text } from '../text/en.ts';
import { CURSOR_LABELS, type Preferences, THEMES } from './preferences.ts';

/** Each setting by name in the palette. */
export function settingsCommands(preferences: Preferences): readonly Command[] {
  const words = text.settings;
  const values = () => preferences.values.get();
  return [
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
    {
      id: 'settings.toggleWordWrap',
      title: words.toggleWordWrap,
      keys: 'Alt+Z',
      run: () => preferences.set({ wordWrap: !values().wordWrap }),
    },
    {
      id: 'settings.toggleMinimap',
      title: words.toggleMinimap,
      run: () => preferences.set({ minimap: !values().minimap }),
    },
  ];
}
