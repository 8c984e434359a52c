import {
  type CreateLinkRequest,
  isRole,
  LEAST_PASSWORD_LENGTH,
  MOST_PASSWORD_LENGTH,
  ROLES,
} from '@coedit/protocol';
import { useState } from 'react';
import { text } from '../text/en.ts';
import { Button } from '../ui/Button.tsx';
import { SelectField, TextField } from '../ui/TextField.tsx';
import { EXPIRIES, type Expiry, expiresAt } from './share-links.ts';

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

function NewLinkForm({ onCreate, onClose }: NewLinkProps & { readonly onClose: () => void }) {
  const [busy, setBusy] = useState(false);

  const create = async (form: FormData) => {
    const role = String(form.get('role'));
    if (!isRole(role)) return;
    const label = String(form.get('label')).trim();
    const password = String(form.get('password'));
    const expiry = EXPIRIES.find((each) => each === form.get('expiry')) ?? ('never' satisfies Expiry);
    const until = expiresAt(expiry, Date.now());
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
      <SelectField label={words.expiry} name="expiry" defaultValue="never">
        {EXPIRIES.map((expiry) => (
          <option key={expiry} value={expiry}>
            {words.expiryNames[expiry]}
          </option>
        ))}
      </SelectField>
      <TextField
        label={words.label}
        name="label"
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
