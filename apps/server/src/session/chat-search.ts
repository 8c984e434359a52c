import { type ChatMessage, chatWords, saysAll } from '@coedit/protocol';

export interface ChatSearchResult {
  /** Oldest first. */
  readonly messages: readonly ChatMessage[];
  /** All that was ever said was looked through, and this is all that was found. */
  readonly isWhole: boolean;
}

/** The latest `count` before a message, oldest first. */
export type ReadChat = (count: number, before?: string) => Promise<readonly ChatMessage[]>;

export const MOST_FOUND = 100;
/** Looked through at most, from the latest on. */
const MOST_READ = 20_000;
/** Signs looked through at most: of messages as long as they may be, so many would take seconds. */
const MOST_SIGNS = 4_000_000;
/** What a message costs beside its signs, counted as such. */
const SIGNS_OF_MESSAGE = 64;
/** Read at once: between two pages the others have their turn. */
const PAGE = 500;

/** The latest messages of a session's kept chat that say all the words. `onLooked` is told how much work each step was. */
export async function searchChat(
  readChat: ReadChat,
  wanted: string,
  onLooked: (signs: number) => void = () => undefined,
): Promise<ChatSearchResult> {
  const words = chatWords(wanted);
  if (words.length === 0) return { messages: [], isWhole: true };
  let found: ChatMessage[] = [];
  let before: string | undefined;
  let signs = 0;
  for (let read = 0; read < MOST_READ && signs < MOST_SIGNS; read += PAGE) {
    const page = await readChat(PAGE, before);
    const looked = page.reduce(
      (sum, { name, text }) => sum + name.length + text.length + SIGNS_OF_MESSAGE,
      0,
    );
    onLooked(looked);
    signs += looked;
    found = [...page.filter((message) => saysAll(message, words)), ...found];
    if (found.length > MOST_FOUND) return { messages: found.slice(-MOST_FOUND), isWhole: false };
    before = page[0]?.id;
    if (page.length < PAGE || before === undefined) return { messages: found, isWhole: true };
  }
  return { messages: found, isWhole: false };
}
