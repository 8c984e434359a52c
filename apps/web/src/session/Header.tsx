import { Fragment } from 'react';
import { AskToEdit } from '../people/AskToEdit.tsx';
import { PeopleBar } from '../people/PeopleBar.tsx';
import { keysText } from '../shell/keybindings.ts';
import { text } from '../texts/texts.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../ui/Menu.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { SessionName } from './SessionName.tsx';
import { useSession } from './session-context.tsx';
import './header.css';

/** The line at the top: where I am, who else is here, and sharing. */
export function Header() {
  const { commands } = useSession();
  return (
    <header className="session-header">
      <Tooltip text={text.session.home}>
        <a className="session-home" href="/" aria-label={text.session.home}>
          <img src="/favicon.svg" alt="" width="20" height="20" />
        </a>
      </Tooltip>
      <SessionName />
      <AskToEdit />
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

function MoreMenu() {
  return (
    <Menu trigger={<IconButton icon="menu" label={text.session.more} />}>
      <MoreItems />
    </Menu>
  );
}

/** Command id → icon, in groups. Titles and keys are the commands' own. */
const MORE: readonly Readonly<Record<string, string>>[] = [
  { palette: 'terminal', quickOpen: 'go-to-file' },
  { 'editor.format': 'list-flat', 'editor.split': 'split-horizontal', 'people.lookHere': 'megaphone' },
  { 'people.changeName': 'account', 'settings.open': 'settings-gear' },
  { 'session.rename': 'edit', 'files.downloadAll': 'cloud-download', 'session.new': 'add' },
];

/** A component of its own: it is rendered when the menu opens, with the commands there are then. */
function MoreItems() {
  const { commands } = useSession();
  const available = commands.available();
  return MORE.map((group, index) => (
    <Fragment key={Object.keys(group)[0]}>
      {index > 0 && <MenuSeparator />}
      {Object.entries(group).map(([id, icon]) => {
        const command = available.find((each) => each.id === id);
        if (command === undefined) return null;
        const keys = command.keys === undefined ? {} : { keys: keysText(command.keys) };
        return (
          <MenuItem key={id} icon={icon} {...keys} onSelect={() => commands.run(id)}>
            {command.title}
          </MenuItem>
        );
      })}
    </Fragment>
  ));
}
