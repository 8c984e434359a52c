import { DropdownMenu } from 'radix-ui';
import { createContext, type ReactElement, type ReactNode, useContext, useRef } from 'react';
import './menu.css';
import { Icon } from './Icon.tsx';
import { useMenuEnd } from './menu-end.ts';

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly align?: 'start' | 'end';
  readonly children: ReactNode;
}

/** Takes what was chosen, to be run once the menu has gone. */
const Chosen = createContext<(action: () => void) => void>((action) => action());

/** Not modal: a modal menu hides the rest of the page from screen readers and blocks the editor's scrolling. */
export function Menu({ trigger, align = 'end', children }: MenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  // The focus is back on the button first: a field that the choice opens keeps it, and a dialog knows where it came from.
  const end = useMenuEnd(button);
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger ref={button} asChild>
        {trigger}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu"
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={end.onCloseAutoFocus}
          onInteractOutside={end.onInteractOutside}
        >
          <Chosen value={end.choose}>{children}</Chosen>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

interface SubMenuProps {
  readonly label: ReactNode;
  readonly children: ReactNode;
}

/** px from the menu it belongs to; where there is no room for two, it lies over that. */
const besideIt = (): number => (window.innerWidth < 480 ? -150 : 2);

/** An item that opens a menu of its own. */
export function SubMenu({ label, children }: SubMenuProps) {
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className="menu-item">
        <span className="menu-label">{label}</span>
        <Icon name="chevron-right" />
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal>
        <DropdownMenu.SubContent className="menu" sideOffset={besideIt()} collisionPadding={8}>
          {children}
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  );
}

interface MenuItemProps {
  readonly icon?: string;
  /** The keys that do the same, as they are shown. */
  readonly keys?: string;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

export function MenuItem({ icon, keys, disabled = false, onSelect, children }: MenuItemProps) {
  const choose = useContext(Chosen);
  return (
    <DropdownMenu.Item className="menu-item" disabled={disabled} onSelect={() => choose(onSelect)}>
      {icon === undefined ? <span className="menu-no-icon" /> : <Icon name={icon} />}
      <span className="menu-label">{children}</span>
      {keys !== undefined && <kbd>{keys}</kbd>}
    </DropdownMenu.Item>
  );
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="menu-separator" />;
}

export function MenuHeading({ children }: { readonly children: ReactNode }) {
  return <DropdownMenu.Label className="menu-heading">{children}</DropdownMenu.Label>;
}
