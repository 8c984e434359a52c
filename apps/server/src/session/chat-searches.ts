import type { SessionId } from '@coedit/protocol';
import { type ChatSearchResult, type ReadChat, searchChat } from './chat-search.ts';
import type { Clock } from './clock.ts';
import { TokenBucket } from './token-bucket.ts';

/** What is looked through of one session, in signs: a million take about 30 ms of a core, with reading them. */
const SIGNS_PER_SECOND = 1_000_000;
const SIGNS_BURST = 20_000_000;
/** Those whose searches are remembered; the oldest are forgotten first. */
const MOST_SESSIONS = 1000;

interface Searched {
  readonly signs: TokenBucket;
  /** One after the other: each is paid for before the next begins. */
  last: Promise<unknown>;
}

/** Too much was looked through a moment ago. */
export class SearchedTooMuch extends Error {
  override readonly name = 'SearchedTooMuch';
  readonly waitMs: number;

  constructor(waitMs: number) {
    super(`search again in ${waitMs} ms`);
    this.waitMs = waitMs;
  }
}

/** Searches in the chats of all sessions, paid for by how much is looked through, so that no session keeps a core busy. */
export class ChatSearches {
  readonly #clock: Clock;
  readonly #bySession = new Map<SessionId, Searched>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Rejects with `SearchedTooMuch`. */
  search(id: SessionId, readChat: ReadChat, wanted: string): Promise<ChatSearchResult> {
    const searched = this.#searchedOf(id);
    const result = searched.last.then(() => this.#search(searched.signs, readChat, wanted));
    searched.last = result.catch(() => undefined);
    return result;
  }

  async #search(signs: TokenBucket, readChat: ReadChat, wanted: string): Promise<ChatSearchResult> {
    const waitMs = signs.wait(this.#clock.now());
    if (waitMs > 0) throw new SearchedTooMuch(waitMs);
    return searchChat(readChat, wanted, (looked) => signs.charge(looked));
  }

  #searchedOf(id: SessionId): Searched {
    const known = this.#bySession.get(id);
    const signs = known?.signs ?? new TokenBucket(SIGNS_PER_SECOND, SIGNS_BURST, this.#clock.now());
    const searched = known ?? { signs, last: Promise.resolve() };
    this.#bySession.delete(id);
    this.#bySession.set(id, searched);
    for (const [oldest] of this.#bySession) {
      if (this.#bySession.size <= MOST_SESSIONS) break;
      this.#bySession.delete(oldest);
    }
    return searched;
  }
}
