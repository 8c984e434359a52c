import type { ReactNode } from 'react';
import { CheckField, SelectField } from '../ui/TextField.tsx';
import { useReadable } from '../ui/use-readable.ts';
import type { Preferences, PreferenceValues } from './preferences.ts';

interface GroupProps {
  readonly title: string;
  /** For whom it holds. */
  readonly hint?: string;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

export function Group({ title, hint, disabled = false, children }: GroupProps) {
  return (
    <fieldset className="settings-group" disabled={disabled}>
      <legend>{title}</legend>
      {hint !== undefined && <p className="field-hint settings-whole">{hint}</p>}
      {children}
    </fieldset>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly of: readonly Value[];
  readonly names: Readonly<Record<Value, string>>;
  readonly onChange: (value: Value) => void;
}

export function Choice<Value extends string>({ label, value, of, names, onChange }: ChoiceProps<Value>) {
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

/** Preferences that are on or off. */
export type Switch = {
  [Name in keyof PreferenceValues]: PreferenceValues[Name] extends boolean ? Name : never;
}[keyof PreferenceValues];

interface ToggleProps {
  readonly preferences: Preferences;
  readonly name: Switch;
  readonly label: string;
}

export function Toggle({ preferences, name, label }: ToggleProps) {
  const value = useReadable(preferences.values)[name];
  return <CheckField label={label} checked={value} onChange={() => preferences.set({ [name]: !value })} />;
}
