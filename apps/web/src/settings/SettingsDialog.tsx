import { useSession } from '../session/session-context.tsx';
import { LANGUAGE_CHOICES, languageOf } from '../texts/language.ts';
import { language, text } from '../texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { SelectField, TextField } from '../ui/TextField.tsx';
import { useReadable } from '../ui/use-readable.ts';
import {
  CURSOR_LABELS,
  FONT_SIZES,
  LINE_NUMBERS,
  MOST_FONT_FAMILY,
  type Preferences,
  THEMES,
} from './preferences.ts';
import { SessionGroup } from './SessionGroup.tsx';
import { Choice, Group, Toggle } from './SettingFields.tsx';
import './settings.css';

const words = text.settings;

/** Every change acts at once. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { preferences } = useSession();
  return (
    <Dialog title={words.title} onClose={onClose}>
      <div className="settings">
        <p className="field-hint">{words.kept}</p>
        <LookGroup preferences={preferences} />
        <EditorGroup preferences={preferences} />
        <PeopleGroup preferences={preferences} />
        <SessionGroup />
      </div>
    </Dialog>
  );
}

interface GroupProps {
  readonly preferences: Preferences;
}

function LookGroup({ preferences }: GroupProps) {
  const values = useReadable(preferences.values);
  return (
    <Group title={words.groups.look}>
      <Choice
        label={words.theme}
        value={values.theme}
        of={THEMES}
        names={words.themes}
        onChange={(theme) => preferences.set({ theme })}
      />
      <Choice
        label={words.language}
        value={values.language}
        of={LANGUAGE_CHOICES}
        names={words.languages}
        onChange={(chosen) => preferences.set({ language: chosen })}
      />
      {/* Texts are settled when the page is loaded: a choice that differs from them offers to load it again. */}
      {languageOf(values.language, navigator.languages) !== language && (
        <p className="settings-language settings-whole" role="status">
          {words.languageHint}
          <Button onClick={() => window.location.reload()}>{text.common.reload}</Button>
        </p>
      )}
    </Group>
  );
}

function EditorGroup({ preferences }: GroupProps) {
  const values = useReadable(preferences.values);
  return (
    <Group title={words.groups.editor}>
      <SelectField
        label={words.fontSize}
        value={values.fontSize}
        onChange={(event) => preferences.set({ fontSize: Number(event.target.value) })}
      >
        {FONT_SIZES.map((size) => (
          <option key={size} value={size}>
            {words.pixels(size)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={words.fontFamily}
        placeholder={words.fontFamilyHint}
        value={values.fontFamily}
        maxLength={MOST_FONT_FAMILY}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => preferences.set({ fontFamily: event.target.value })}
      />
      <Choice
        label={words.lineNumbers}
        value={values.lineNumbers}
        of={LINE_NUMBERS}
        names={words.lineNumberNames}
        onChange={(lineNumbers) => preferences.set({ lineNumbers })}
      />
      <div className="settings-switches settings-whole">
        <Toggle preferences={preferences} name="wordWrap" label={words.wordWrap} />
        <Toggle preferences={preferences} name="minimap" label={words.minimap} />
        <Toggle preferences={preferences} name="stickyScroll" label={words.stickyScroll} />
        <Toggle preferences={preferences} name="vimKeys" label={words.vimKeys} />
      </div>
    </Group>
  );
}

function PeopleGroup({ preferences }: GroupProps) {
  const values = useReadable(preferences.values);
  return (
    <Group title={words.groups.people}>
      <Choice
        label={words.cursorLabels}
        value={values.cursorLabels}
        of={CURSOR_LABELS}
        names={words.cursorLabelNames}
        onChange={(cursorLabels) => preferences.set({ cursorLabels })}
      />
      <div className="settings-switches settings-whole">
        <Toggle preferences={preferences} name="viewerCarets" label={words.viewerCarets} />
        <Toggle preferences={preferences} name="chatSound" label={words.chatSound} />
      </div>
    </Group>
  );
}
