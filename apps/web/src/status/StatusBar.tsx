import { useMayEdit } from '../files/use-may-edit.ts';
import { FollowerItem } from '../follow/FollowerItem.tsx';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { Icon } from '../ui/Icon.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { useReadable } from '../ui/use-readable.ts';
import { CompanionItem } from './CompanionItem.tsx';
import { SaveItem } from './SaveItem.tsx';
import './status.css';

/** The line at the bottom: what is true of the connection, the person and the file. */
export function StatusBar() {
  return (
    <footer className="status-bar">
      <SaveItem />
      <RoleItem />
      <span className="status-space" />
      <FollowerItem />
      <CompanionItem />
      <PositionItem />
      <LineEndsItem />
      <LanguageItem />
      <NameItem />
      <PeopleItem />
    </footer>
  );
}

function RoleItem() {
  const role = useReadable(useSession().role);
  if (role === null) return null;
  return (
    <Tooltip text={text.common.roleMeans[role]}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its tooltip must be reachable by keyboard */}
      <span className="status-item status-role" tabIndex={0}>
        {text.common.role(role)}
      </span>
    </Tooltip>
  );
}

function PositionItem() {
  const { editors, commands } = useSession();
  const position = useReadable(editors.position);
  if (position === null) return null;
  const selected = position.selected > 0 ? ` ${text.status.selected(position.selected)}` : '';
  return (
    <button
      type="button"
      className="status-item"
      title={text.status.goToLine}
      onClick={() => commands.run('goToLine')}
    >
      {text.status.position(position.line, position.column)}
      {selected}
    </button>
  );
}

function LineEndsItem() {
  const { client, workbench } = useSession();
  const { active } = useReadable(workbench.state);
  useReadable(client.workspace.files);
  const mayEdit = useMayEdit();
  const file = active === null ? undefined : client.workspace.get(active);
  if (file === undefined || file.blob !== undefined) return null;
  const eol = file.eol ?? 'lf';
  const other = eol === 'lf' ? 'crlf' : 'lf';
  return (
    <button
      type="button"
      className="status-item status-wide"
      disabled={!mayEdit}
      title={text.status.lineEnds(eol.toUpperCase(), other.toUpperCase())}
      onClick={() => client.workspace.setEol(file.id, other)}
    >
      {eol.toUpperCase()}
    </button>
  );
}

function LanguageItem() {
  const { editors, commands } = useSession();
  const language = useReadable(editors.language);
  if (language === null) return null;
  const name = editors.languages().find(({ id }) => id === language)?.name ?? language;
  return (
    <button
      type="button"
      className="status-item status-wide"
      title={text.status.language}
      onClick={() => commands.run('editor.changeLanguage')}
    >
      {name}
    </button>
  );
}

function NameItem() {
  const { client, commands } = useSession();
  const me = useReadable(client.me);
  if (me === null) return null;
  return (
    <button
      type="button"
      className="status-item status-wide status-name"
      title={text.status.youAre(me.name)}
      onClick={() => commands.run('people.changeName')}
    >
      <Icon name="account" />
      <span>{me.name}</span>
    </button>
  );
}

function PeopleItem() {
  const { client } = useSession();
  const others = useReadable(client.participants).length;
  const online = useReadable(client.connection).kind === 'online';
  if (!online) return null;
  return <span className="status-item status-wide">{text.status.people(others + 1)}</span>;
}
