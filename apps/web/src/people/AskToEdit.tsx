import { may, type Participant } from '@coedit/protocol';
import { useEffect } from 'react';
import { type SessionServices, useSession } from '../session/session-context.tsx';
import type { Command } from '../shell/commands.ts';
import { listOf } from '../texts/isolate.ts';
import { text } from '../texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { dismissToast, toast } from '../ui/toast.ts';
import { useReadable } from '../ui/use-readable.ts';

const words = text.people.requests;

/** For who may only read: that it is so, and the way to ask for more. */
export function AskToEdit() {
  const services = useSession();
  const { client, commands } = services;
  const role = useReadable(services.role);
  const me = useReadable(client.me);
  const isOnline = useReadable(client.connection).kind === 'online';
  const asking = useReadable(client.asking);
  const hasAsked = me !== null && asking.includes(me.userId);
  useEffect(() => commands.registerAll(askCommands(services)), [commands, services]);
  // Answered: what was said on asking is no longer so.
  useEffect(() => (hasAsked ? () => dismissToast('ask') : undefined), [hasAsked]);
  if (role === null || may(role, 'edit')) return null;
  return (
    <>
      <Tooltip text={text.session.readOnlyHint}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its tooltip must be reachable by keyboard */}
        <span className="read-only-badge" tabIndex={0}>
          <Icon name="lock" />
          <span>{text.session.readOnly}</span>
        </span>
      </Tooltip>
      <Tooltip text={hasAsked ? words.takeBack : words.askHint}>
        <Button
          className="ask-to-edit"
          icon={hasAsked ? 'clockface' : 'edit'}
          aria-pressed={hasAsked}
          disabled={!isOnline}
          onClick={() => commands.run(hasAsked ? 'people.takeBackRequest' : 'people.askToEdit')}
        >
          {hasAsked ? words.asked : words.ask}
        </Button>
      </Tooltip>
    </>
  );
}

function askCommands({ client, role }: SessionServices): Command[] {
  const hasAsked = () => {
    const me = client.me.get();
    return me !== null && client.asking.get().includes(me.userId);
  };
  const mayAsk = () => {
    const mine = role.get();
    return mine !== null && !may(mine, 'edit') && client.connection.get().kind === 'online';
  };
  return [
    {
      id: 'people.askToEdit',
      title: words.ask,
      when: () => mayAsk() && !hasAsked(),
      run: () => {
        client.askToEdit(true);
        toast('info', whoWasAsked(client.participants.get()), { key: 'ask' });
      },
    },
    {
      id: 'people.takeBackRequest',
      title: words.takeBack,
      when: () => mayAsk() && hasAsked(),
      run: () => client.askToEdit(false),
    },
  ];
}

function whoWasAsked(people: readonly Participant[]): string {
  const owners = people.filter(({ role }) => role === 'owner').map(({ name }) => name);
  return owners.length === 0 ? words.nobodyToAnswer : words.sent(listOf(owners));
}
