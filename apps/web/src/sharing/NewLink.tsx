import {
  type CreateLinkRequest,
  isRole,
  LEAST_PASSWORD_LENGTH,
  MOST_PASSWORD_LENGTH,
  ROLES,
} from '@coedit/protocol';
import { useState } from 'react';
import { text } from '../texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { SelectField, TextField } from '../ui/TextField.tsx';
import { EXPIRIES, type Expiry, expiresAt, localTime } from './share-links.ts';

const words = text.sharing;

export type NewLinkValues = Pick<CreateLinkRequest, 'role' | 'label' | 'expiresAt' | 'password'>;

interface NewLinkProps {
  /** False: it was not made, and what was typed stays. */
  readonly onCreate: (values: NewLinkValues) => Promise<boolean>;
}

export function NewLink({ onCreate }: NewLinkProps) {
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <Button icon="add" onClick={() => setOpen(true)}>
        {words.newLink}
      </Button>
    );
  }
  return <NewLinkForm onCreate={onCreate} onClose={() => setOpen(false)} />;
}

const A_DAY_MS = 24 * 60 * 60 * 1000;

const expiryOf = (value: string): Expiry => EXPIRIES.find((each) => each === value) ?? 'never';

function NewLinkForm({ onCreate, onClose }: NewLinkProps & { readonly onClose: () => void }) {
  const [busy, setBusy] = useState(false);
  const [expiry, setExpiry] = useState<Expiry>('never');
  const [dateProblem, setDateProblem] = useState<string | null>(null);

  const create = async (form: FormData) => {
    const role = String(form.get('role'));
    if (!isRole(role)) return;
    const label = String(form.get('label')).trim();
    const password = String(form.get('password'));
    let until: string | null;
    try {
      until = expiresAt(expiry, Date.now(), String(form.get('until') ?? ''));
    } catch {
      return setDateProblem(words.untilPast);
    }
    setBusy(true);
    const made = await onCreate({
      role,
      ...(label !== '' && { label }),
      ...(until !== null && { expiresAt: until }),
      ...(password !== '' && { password }),
    });
    setBusy(false);
    if (made) onClose();
  };

  return (
    <form
      className="new-link"
      noValidate={expiry === 'date'}
      aria-label={words.newLink}
      onSubmit={(event) => {
        event.preventDefault();
        void create(new FormData(event.currentTarget));
      }}
    >
      <SelectField label={words.role} name="role" defaultValue="editor" autoFocus>
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {text.common.role(role)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={words.expiry}
        name="expiry"
        value={expiry}
        onChange={({ target }) => setExpiry(expiryOf(target.value))}
      >
        {EXPIRIES.map((each) => (
          <option key={each} value={each}>
            {words.expiryNames[each]}
          </option>
        ))}
      </SelectField>
      {expiry === 'date' && (
        <TextField
          label={words.until}
          name="until"
          type="datetime-local"
          defaultValue={localTime(Date.now() + A_DAY_MS)}
          min={localTime(Date.now())}
          required
          error={dateProblem}
          onChange={() => setDateProblem(null)}
        />
      )}
      <TextField
        label={words.label}
        name="label"
        dir="auto"
        placeholder={words.labelPlaceholder}
        maxLength={80}
        autoComplete="off"
      />
      <TextField
        label={words.password}
        name="password"
        hint={words.passwordHint(LEAST_PASSWORD_LENGTH)}
        minLength={LEAST_PASSWORD_LENGTH}
        maxLength={MOST_PASSWORD_LENGTH}
        autoComplete="off"
      />
      <div className="dialog-actions">
        <Button onClick={onClose}>{text.common.cancel}</Button>
        <Button look="primary" type="submit" disabled={busy}>
          {words.create}
        </Button>
      </div>
    </form>
  );
}
