import { type ComponentProps, type ReactNode, useId } from 'react';
import './field.css';

type TextFieldProps = ComponentProps<'input'> & {
  readonly label: string;
  /** 'hidden': for assistive programs only, where the place makes the meaning plain. */
  readonly labelLook?: 'above' | 'hidden';
  readonly hint?: ReactNode;
  readonly error?: string | null;
};

export function TextField({ label, labelLook = 'above', hint, error, ...rest }: TextFieldProps) {
  const id = useId();
  const message = error ?? hint;
  return (
    <div className="field">
      <label htmlFor={id} className={labelLook === 'hidden' ? 'visually-hidden' : 'field-label'}>
        {label}
      </label>
      <input
        {...rest}
        id={id}
        className="field-input"
        aria-invalid={error ? true : undefined}
        aria-describedby={message ? `${id}-message` : undefined}
      />
      {message && (
        <p
          id={`${id}-message`}
          className={error ? 'field-error' : 'field-hint'}
          role={error ? 'alert' : undefined}
        >
          {message}
        </p>
      )}
    </div>
  );
}

type SelectFieldProps = ComponentProps<'select'> & { readonly label: string };

export function SelectField({ label, children, ...rest }: SelectFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <select {...rest} id={id} className="field-input">
        {children}
      </select>
    </div>
  );
}

type CheckFieldProps = Omit<ComponentProps<'input'>, 'type'> & { readonly label: string };

export function CheckField({ label, ...rest }: CheckFieldProps) {
  return (
    <label className="check-field">
      <input {...rest} type="checkbox" />
      <span>{label}</span>
    </label>
  );
}
