import { useEffect } from 'react';
import { text } from '../texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { TextField } from '../ui/TextField.tsx';
import './session.css';

const words = text.session.password;

interface PasswordPageProps {
  /** The one tried before was not it. */
  readonly wrong: boolean;
  readonly onTry: (password: string) => void;
}

/** The link has a password: asks for it and tries again. */
export function PasswordPage({ wrong, onTry }: PasswordPageProps) {
  useEffect(() => {
    document.title = text.session.title(words.title);
  }, []);
  const submit = (form: FormData) => {
    const password = String(form.get('password'));
    if (password !== '') onTry(password);
  };
  return (
    <main className="session-message">
      <form
        className="session-card"
        onSubmit={(event) => {
          event.preventDefault();
          submit(new FormData(event.currentTarget));
        }}
      >
        <Icon name="lock" />
        <h1>{words.title}</h1>
        <p>{words.message}</p>
        <TextField
          label={words.label}
          name="password"
          type="password"
          autoComplete="off"
          required
          autoFocus
          error={wrong ? words.wrong : null}
        />
        <div className="session-card-actions">
          <Button look="primary" type="submit">
            {words.open}
          </Button>
          <Button onClick={() => window.location.assign('/')}>{text.session.toStart}</Button>
        </div>
      </form>
    </main>
  );
}
