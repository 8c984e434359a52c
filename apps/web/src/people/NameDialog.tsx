import { COLOURS, cleanName, DEFAULT_LIMITS } from '@coedit/protocol';
import { useState } from 'react';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useReadable } from '../ui/use-readable.ts';
import { usePersonStyle } from './person-colour.ts';

/** Name and colour, remembered in this browser and told to everyone at once. */
export function NameDialog({ onClose }: { readonly onClose: () => void }) {
  const { client, preferences } = useSession();
  const me = useReadable(client.me);
  const values = preferences.values.get();
  const [name, setName] = useState(values.name || (me?.name ?? ''));
  const [colour, setColour] = useState(me?.colour ?? values.colour ?? 0);
  const others = useReadable(client.participants);
  const taken = others.some((person) => person.colour % COLOURS.length === colour % COLOURS.length);
  const limit = client.session.get()?.limits.nameLength ?? DEFAULT_LIMITS.nameLength;

  const save = () => {
    const cleaned = cleanName(name, limit);
    // The server's made-up name left as it was is no choice: it may make up another elsewhere.
    const chosen = values.name === '' && cleaned === me?.name ? '' : cleaned;
    preferences.set({ name: chosen, colour });
    client.introduce({ ...(chosen !== '' && { name: chosen }), wishedColour: colour });
    onClose();
  };

  return (
    <Dialog title={text.people.changeMyName} onClose={onClose}>
      <form
        className="name-form"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField
          label={text.people.yourName}
          value={name}
          dir="auto"
          autoFocus
          autoComplete="nickname"
          placeholder={text.people.namePlaceholder}
          hint={text.people.nameHint}
          onChange={(event) => setName(event.target.value)}
          onFocus={(event) => event.target.select()}
        />
        <ColourField value={colour} onChange={setColour} />
        {taken && <p className="field-hint">{text.people.colourTaken}</p>}
        <div className="dialog-actions">
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button look="primary" type="submit">
            {text.common.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface ColourFieldProps {
  readonly value: number;
  readonly onChange: (colour: number) => void;
}

function ColourField({ value, onChange }: ColourFieldProps) {
  const personStyle = usePersonStyle();
  return (
    <fieldset className="swatches">
      <legend>{text.people.yourColour}</legend>
      {COLOURS.map((colour, index) => (
        <label key={colour.name} className="swatch" style={personStyle(index)} title={colour.name}>
          <input
            type="radio"
            name="colour"
            aria-label={colour.name}
            checked={value % COLOURS.length === index}
            onChange={() => onChange(index)}
          />
        </label>
      ))}
    </fieldset>
  );
}
