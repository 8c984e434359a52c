import { type ChatMessage, type ChatView, chatWords, MOST_SEARCH_LENGTH, saysAll } from '@coedit/protocol';
import { useEffect, useState } from 'react';
import { useSession } from '../session/session-context.tsx';
import { useReadable } from '../ui/use-readable.ts';

/** ms without a key before the server is asked. */
const PAUSE = 250;

export interface FoundMessages {
  readonly messages: readonly ChatMessage[];
  /** 'loaded': only what this page has was looked through; 'latest': there may be older ones; 'all': these are all. */
  readonly reach: 'loaded' | 'latest' | 'all';
}

interface Answer {
  readonly wanted: string;
  readonly messages: readonly ChatMessage[];
  readonly isWhole: boolean;
}

/** What this page has of it at once, and what the server keeps a moment later. `wanted` null: nobody looks for anything. */
export function useChatSearch(wanted: string | null): FoundMessages {
  const { client, api, link } = useSession();
  const loaded = useReadable(client.chat);
  const isOnline = useReadable(client.connection).kind === 'online';
  const [answer, setAnswer] = useState<Answer | null>(null);
  const words = chatWords(wanted ?? '');
  const question = words.length === 0 || !isOnline ? null : words.join(' ').slice(0, MOST_SEARCH_LENGTH);
  useEffect(() => {
    if (question === null) return;
    let isWanted = true;
    const timer = setTimeout(async () => {
      // Without an answer there is still what is loaded, and it is said to be no more than that.
      const found = await api.searchChat(link.sessionId, question).catch(() => null);
      if (isWanted && found !== null)
        setAnswer({
          wanted: question,
          messages: found.messages.map(toMessage),
          isWhole: found.isWhole,
        });
    }, PAUSE);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [question, api, link]);

  if (words.length === 0) return { messages: loaded, reach: 'loaded' };
  const here = loaded.filter((message) => saysAll(message, words));
  if (answer === null || answer.wanted !== question) return { messages: here, reach: 'loaded' };
  return {
    messages: together(answer.messages, here, loaded, (id) => client.isChatRemoved(id)),
    reach: answer.isWhole ? 'all' : 'latest',
  };
}

/**
 * Older ones first; of what is loaded the page itself knows best: some may be gone, or new, since the server answered.
 * Those said in the millisecond of the first that is loaded may well be older than it.
 */
export function together(
  kept: readonly ChatMessage[],
  here: readonly ChatMessage[],
  loaded: readonly ChatMessage[],
  isRemoved: (id: string) => boolean,
): readonly ChatMessage[] {
  const since = loaded[0]?.time ?? Number.POSITIVE_INFINITY;
  const ids = new Set(loaded.map(({ id }) => id));
  return [...kept.filter(({ id, time }) => time <= since && !ids.has(id) && !isRemoved(id)), ...here];
}

export function toMessage({ id, userId, name, at, text }: ChatView): ChatMessage {
  return { id, userId, name, time: Date.parse(at), text };
}
