import type { Preferences } from '../settings/preferences.ts';
import { LANGUAGE_CHOICES } from '../texts/language.ts';
import { text } from '../texts/texts.ts';
import { SelectField } from '../ui/TextField.tsx';
import { useReadable } from '../ui/use-readable.ts';

const words = text.settings;

/** Who cannot read the page does not look for a menu first. Nothing is open here that a reload could disturb. */
export function LanguageChoice({ preferences }: { readonly preferences: Preferences }) {
  const { language } = useReadable(preferences.values);
  return (
    <footer className="start-language">
      <SelectField
        label={words.language}
        value={language}
        onChange={(event) => {
          const chosen = LANGUAGE_CHOICES.find((choice) => choice === event.target.value);
          if (chosen === undefined) return;
          preferences.set({ language: chosen });
          window.location.reload();
        }}
      >
        {LANGUAGE_CHOICES.map((choice) => (
          <option key={choice} value={choice}>
            {words.languages[choice]}
          </option>
        ))}
      </SelectField>
    </footer>
  );
}
