import { may } from '@coedit/protocol';
import { Fragment, useState } from 'react';
import { PeopleBar } from '../people/PeopleBar.tsx';
import { text } from '../text/en.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu, MenuItem, MenuSeparator } from '../ui/Menu.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { useReadable } from '../ui/use-readable.ts';
import { SessionName } from './SessionName.tsx';
import { useSession } from './session-context.tsx';
import './header.css';

/** The line at the top: where I am, who else is here, and sharing. */
export function Header() {
  const { client, commands } = useSession();
  const session = useReadable(client.session);
  return (
    <header className="session-header">
      <Tooltip text={text.session.home}>
        <a className="session-home" href="/" aria-label={text.session.home}>
          <img src="/favicon.svg" alt="" width="20" height="20" />
        </a>
      </Tooltip>
      <SessionName />
      {session !== null && !may(session.role, 'edit') && <ReadOnlyBadge />}
      <span className="session-header-space" />
      <PeopleBar />
      <Button
        look="primary"
        icon="live-share"
        className="session-share"
        onClick={() => commands.run('sharing.open')}
      >
        <span>{text.sharing.share}</span>
      </Button>
      <MoreMenu />
    </header>
  );
}

function ReadOnlyBadge() {
  return (
    <Tooltip text={text.session.readOnlyHint}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its tooltip must be reachable by keyboard */}
      <span className="read-only-badge" tabIndex={0}>
        <Icon name="lock" />
        {text.session.readOnly}
      </span>
    </Tooltip>
  );
}

function MoreMenu() {
  const { commands } = useSession();
  // Titles and keys are the commands' own; those that are not there or not now are not shown.
  const groups = [
    ['palette', 'quickOpen'],
    ['people.changeName', 'settings.open'],
    ['session.rename', 'files.downloadAll', 'session.new'],
  ];
  const [, refresh] = useState(0);
  const available = (ids: readonly string[]) =>
    ids.flatMap((id) => commands.available().find((command) => command.id === id) ?? []);
  return (
    <Menu
      trigger={
        <IconButton
          icon="menu"
          label={text.session.more}
          onPointerDown={() => refresh((count) => count + 1)}
        />
      }
    >
      {groups.map((ids, index) => (
        <Fragment key={ids[0]}>
          {index > 0 && <MenuSeparator />}
          {available(ids).map((command) => (
            <MenuItem key={command.id} onSelect={() => commands.run(command.id)}>
              {command.title}
            </MenuItem>
          ))}
        </Fragment>
      ))}
    </Menu>
  );
}
