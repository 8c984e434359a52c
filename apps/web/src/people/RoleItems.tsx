import { type Participant, ROLES } from '@coedit/protocol';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { MenuItem, MenuSeparator } from '../ui/Menu.tsx';
import { useReadable } from '../ui/use-readable.ts';
import { changeRole } from './change-role.ts';

const ICONS = { owner: 'key', editor: 'edit', commenter: 'comment', viewer: 'book' } as const;

/** For owners: what this person may do from now on, and that they go. */
export function RoleItems({ person }: { readonly person: Participant }) {
  const { api, link, role, commands } = useSession();
  if (useReadable(role) !== 'owner') return null;
  return (
    <>
      <MenuSeparator />
      {ROLES.filter((other) => other !== person.role).map((other) => (
        <MenuItem
          key={other}
          icon={ICONS[other]}
          onSelect={() => void changeRole(api, link.sessionId, person, other)}
        >
          {text.people.makeRole(other)}
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem icon="circle-slash" onSelect={() => commands.run(`people.remove.${person.userId}`)}>
        {text.people.remove}
      </MenuItem>
    </>
  );
}
