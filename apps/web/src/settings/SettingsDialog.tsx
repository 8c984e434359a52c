import { useSession } from '../session/session-context.tsx';
import { text } from '../text/en.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { CheckField, SelectField } from '../ui/TextField.tsx';
import { useReadable } from '../ui/use-readable.ts';
import { CURSOR_LABELS, type Preferences, TAB_SIZES, THEMES } from './preferences.ts';
import './settings.css';

const words = text.settings;

export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { preferences } = useSession();
  const values = useReadable(preferences.values);
  return (
    <Dialog title={words.title} onClose={onClose}>
      <div className="settings">
        <Choice
          label={words.theme}
          value={values.theme}
          of={THEMES}
          names={words.themes}
          onChange={(theme) => preferences.set({ theme })}
        />
        <Choice
          label={words.cursorLabels}
          value={values.cursorLabels}
          of={CURSOR_LABELS}
          names={words.cursorLabelNames}
          onChange={(cursorLabels) => preferences.set({ cursorLabels })}
        />
        <SelectField
          label={words.tabSize}
          value={values.tabSize}
          onChange={(event) => preferences.set({ tabSize: Number(event.target.value) })}
        >
          {TAB_SIZES.map((size) => (
            <option key={size}>{size}</option>
          ))}
        </SelectField>
        <Toggle preferences={preferences} name="wordWrap" label={words.wordWrap} />
        <Toggle preferences={preferences} name="minimap" label={words.minimap} />
        <p className="field-hint">{words.kept}</p>
      </div>
    </Dialog>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly of: readonly Value[];
  readonly names: Readonly<Record<Value, string>>;
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, of, names, onChange }: ChoiceProps<Value>) {
  return (
    <SelectField
      label={label}
      value={value}
      onChange={(event) => {
        const chosen = of.find((each) => each === event.target.value);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      {of.map((each) => (
        <option key={each} value={each}>
          {names[each]}
        </option>
      ))}
    </SelectField>
  );
}

interface ToggleProps {
  readonly preferences: Preferences;
  readonly name: 'wordWrap' | 'minimap';
  readonly label: string;
}

function Toggle({ preferences, name, label }: ToggleProps) {
  const value = useReadable(preferences.values)[name];
  return <CheckField label={label} checked={value} onChange={() => preferences.set({ [name]: !value })} />;
}
