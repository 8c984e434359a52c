import type { ChatMessage } from './chat.ts';

/** Of what is searched for in the chat, in UTF-16 units. */
export const MOST_SEARCH_LENGTH = 200;

/** What is looked for: every word, in any order. Empty: nothing. */
export function chatWords(wanted: string): readonly string[] {
  return plain(wanted)
    .split(/\s+/u)
    .filter((word) => word !== '');
}

/** Every word is in the text, or in the name of who said it. What was taken back says nothing. */
export function saysAll(
  { name, text }: Pick<ChatMessage, 'name' | 'text'>,
  words: readonly string[],
): boolean {
  if (text === '') return false;
  const all = plain(`${name} ${text}`);
  return words.every((word) => all.includes(word));
}

/** The same for everyone, whatever the language of their machine. */
const plain = (text: string): string => text.normalize('NFC').toLowerCase();
