import { type ChatMessage, type ChatView, chatWords, MOST_SEARCH_LENGTH, saysAll } from '@coedit/protocol';
import { useEffect, useState } from 'react';
import { useSession } from '../session/session-context.tsx';
import { useReadable } from '../ui/use-readable.ts';
import { askInTime } from './ask-in-time.ts';

export interface FoundMessages {
  readonly messages: readonly ChatMessage[];
  /** 'loaded': only what this page has was looked through; 'latest': there may be older ones; 'all': these are all. */
  readonly reach: 'loaded' | 'latest' | 'all';
  /** The server was asked too much: seconds after which it is asked again. */
  readonly postponed: number | null;
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
  const [postponed, setPostponed] = useState<number | null>(null);
  const words = chatWords(wanted ?? '');
  const question = words.length === 0 || !isOnline ? null : words.join(' ').slice(0, MOST_SEARCH_LENGTH);
  // Without an answer there is still what is loaded, and it is said to be no more than that.
  useEffect(() => {
    if (question === null) return;
    const stop = askInTime(() => api.searchChat(link.sessionId, question), {
      answered: ({ messages, isWhole }) => {
        setPostponed(null);
        setAnswer({ wanted: question, messages: messages.map(toMessage), isWhole });
      },
      postponed: setPostponed,
    });
    return () => {
      setPostponed(null);
      stop();
    };
  }, [question, api, link]);

  if (words.length === 0) return { messages: loaded, reach: 'loaded', postponed: null };
  const here = loaded.filter((message) => saysAll(message, words));
  if (answer === null || answer.wanted !== question) return { messages: here, reach: 'loaded', postponed };
  return {
    postponed: null,
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
