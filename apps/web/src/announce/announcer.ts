import type { Readable } from '@coedit/client';
import { text } from '../texts/texts.ts';
import { Store } from '../ui/store.ts';

/** What news can be about, in the order in which they are told. */
const SUBJECTS = ['saved', 'line', 'people', 'chat'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** ms: what happens within it is told in one go. */
const GATHERING = 500;
/** ms between one telling and the next: whoever listens must get to hear their own editor too. */
const REST = 2_000;
/** Of people: beyond it, they are counted. */
const MOST_NAMED = 3;

type Wait = (run: () => void, ms: number) => void;

/**
 * What screen readers are told of the session, through one live region and never faster than one can listen: what comes
 * meanwhile is gathered by subject and told as one sentence each.
 */
export class Announcer {
  readonly #words = new Store('');
  readonly words: Readable<string> = this.#words;
  readonly #wait: Wait;
  readonly #news = new Map<Subject, string[]>();
  #waiting = false;

  constructor(wait: Wait) {
    this.#wait = wait;
  }

  say(subject: Subject, sentence: string): void {
    const sentences = this.#news.get(subject) ?? [];
    this.#news.set(subject, [...sentences, sentence]);
    this.#tellAfter(GATHERING);
  }

  /** What has not been told of the subject yet is not so any more. */
  takeBack(subject: Subject): void {
    this.#news.delete(subject);
  }

  #tellAfter(ms: number): void {
    if (this.#waiting) return;
    this.#waiting = true;
    this.#wait(() => {
      this.#waiting = false;
      this.#tell();
    }, ms);
  }

  #tell(): void {
    if (this.#news.size === 0) return;
    const words = SUBJECTS.map((subject) => inShort(subject, this.#news.get(subject) ?? []))
      .filter((sentence) => sentence !== '')
      .join('. ');
    this.#news.clear();
    // The same words again are no change of the page, and would not be read.
    this.#words.set(words === this.#words.get() ? `${words}\u00a0` : words);
    this.#tellAfter(REST);
  }
}

function inShort(subject: Subject, sentences: readonly string[]): string {
  const last = sentences.at(-1) ?? '';
  if (sentences.length < 2) return last;
  if (subject === 'chat') return `${text.chat.found(sentences.length)}. ${last}`;
  if (subject !== 'people') return last;
  return sentences.length <= MOST_NAMED ? sentences.join(', ') : text.people.cameAndWent(sentences.length);
}
