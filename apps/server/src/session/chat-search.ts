import { type ChatMessage, chatWords, saysAll } from '@coedit/protocol';

export interface ChatSearchResult {
  /** Oldest first. */
  readonly messages: readonly ChatMessage[];
  /** All that was ever said was looked through, and this is all that was found. */
  readonly isWhole: boolean;
}

/** The latest `count` before a message, oldest first. */
type ReadChat = (count: number, before?: string) => Promise<readonly ChatMessage[]>;

export const MOST_FOUND = 100;
/** Looked through at most, from the latest on. */
const MOST_READ = 20_000;
/** Read at once: between two pages the others have their turn. */
const PAGE = 500;

/** The latest messages of a session's kept chat that say all the words. */
export async function searchChat(readChat: ReadChat, wanted: string): Promise<ChatSearchResult> {
  const words = chatWords(wanted);
  if (words.length === 0) return { messages: [], isWhole: true };
  let found: ChatMessage[] = [];
  let before: string | undefined;
  for (let read = 0; read < MOST_READ; read += PAGE) {
    const page = await readChat(PAGE, before);
    found = [...page.filter((message) => saysAll(message, words)), ...found];
    if (found.length > MOST_FOUND) return { messages: found.slice(-MOST_FOUND), isWhole: false };
    before = page[0]?.id;
    if (page.length < PAGE || before === undefined) return { messages: found, isWhole: true };
  }
  return { messages: found, isWhole: false };
}
