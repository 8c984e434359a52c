import { type RefObject, useState } from 'react';
import { flushSync } from 'react-dom';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { failureSentence } from '../ui/failure-sentence.ts';
import { toast } from '../ui/toast.ts';
import { useReadable } from '../ui/use-readable.ts';
import { toMessage } from './use-chat-search.ts';

/** Who joins gets the latest; this brings those before. What is read stays where it is on the screen. */
export function EarlierMessages({ list }: { readonly list: RefObject<HTMLElement | null> }) {
  const { client, api, link } = useSession();
  const [isBusy, setBusy] = useState(false);
  const before = useReadable(client.earlierChat);
  if (before === null) return null;
  const load = async () => {
    setBusy(true);
    try {
      const earlier = (await api.readChat(link.sessionId, before)).map(toMessage);
      const { current } = list;
      const fromEnd = current === null ? 0 : current.scrollHeight - current.scrollTop;
      flushSync(() => {
        client.addEarlierChat(before, earlier);
        setBusy(false);
      });
      if (current !== null) current.scrollTop = current.scrollHeight - fromEnd;
    } catch (reason) {
      toast('error', failureSentence(reason), { key: 'earlier' });
      setBusy(false);
    }
  };
  return (
    <Button look="quiet" className="chat-earlier" disabled={isBusy} onClick={() => void load()}>
      {text.chat.earlier}
    </Button>
  );
}
