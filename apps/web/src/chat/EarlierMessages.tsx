import { CHAT_ON_JOIN } from '@coedit/protocol';
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
  const [isWhole, setWhole] = useState(false);
  /** The oldest that was fetched: one that was taken back is not among the messages. */
  const [fetched, setFetched] = useState<string | null>(null);
  const messages = useReadable(client.chat);
  const [oldest] = messages;
  if (oldest === undefined || isWhole || messages.length < CHAT_ON_JOIN) return null;
  const load = async () => {
    setBusy(true);
    try {
      const earlier = (await api.readChat(link.sessionId, fetched ?? oldest.id)).map(toMessage);
      const { current } = list;
      const fromEnd = current === null ? 0 : current.scrollHeight - current.scrollTop;
      flushSync(() => {
        const hasRoom = client.addEarlierChat(earlier);
        setFetched(earlier[0]?.id ?? null);
        setWhole(!hasRoom || earlier.length < CHAT_ON_JOIN);
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
