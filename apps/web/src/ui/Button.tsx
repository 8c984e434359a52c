import type { ComponentProps, ReactNode } from 'react';
import './button.css';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';
import { Tooltip } from './Tooltip.tsx';

type ButtonProps = ComponentProps<'button'> & {
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly icon?: string;
};

export function Button({ look = 'plain', icon, className, children, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} className={classNames('button', `button-${look}`, className)}>
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </button>
  );
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'aria-label'> & {
  readonly icon: string;
  /** Its accessible name and its tooltip. */
  readonly label: string;
  /** A mark over the icon, such as a count. */
  readonly badge?: ReactNode;
};

export function IconButton({ icon, label, badge, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <button type="button" {...rest} aria-label={label} className={classNames('icon-button', className)}>
        <Icon name={icon} />
        {badge}
      </button>
    </Tooltip>
  );
}
