import type { LinkId, UserId } from '@coedit/protocol';

/** Who holds a Yjs client id now, or held it last. */
interface Claim {
  readonly linkId: LinkId;
  /** Null once the participant left: the id then waits for a holder of the same link. */
  userId: UserId | null;
}

export interface Claimant {
  readonly userId: UserId;
  readonly linkId: LinkId;
}

/** A page needs one, a program with several documents a few. */
const MOST_PER_PARTICIPANT = 8;
/** Left ids remembered; the oldest go first. */
const MOST_REMEMBERED = 10_000;

/**
 * Which participant may write under which Yjs client id.
 *
 * Why: structs forged under another's id take the clocks of that person's next words, which every replica then ignores
 * as "known already". So a live id has one owner, and the id of someone who left waits for the same link (a page keeps
 * its id across reconnects).
 */
export class ClientIds {
  readonly #claims = new Map<number, Claim>();
  /** The same from the other side, for those who are in: joining and leaving must not cost a walk over all claims. */
  readonly #held = new Map<UserId, Set<number>>();
  readonly #reserved: number;

  /** `reserved`: the server's own id, which nobody may use. */
  constructor(reserved: number) {
    this.#reserved = reserved;
  }

  /** Takes the id for the participant if it is free for it; true if it holds it now. */
  claim(clientId: number, claimant: Claimant): boolean {
    if (clientId === this.#reserved) return false;
    const claim = this.#claims.get(clientId);
    if (claim?.userId === claimant.userId) return true;
    if (claim !== undefined && (claim.userId !== null || claim.linkId !== claimant.linkId)) return false;
    const held = this.#held.get(claimant.userId) ?? new Set();
    if (held.size >= MOST_PER_PARTICIPANT) return false;
    this.#claims.delete(clientId);
    this.#claims.set(clientId, { linkId: claimant.linkId, userId: claimant.userId });
    this.#held.set(claimant.userId, held.add(clientId));
    return true;
  }

  /** May a step 2 of this participant bring new structs of that id (an offline merge)? Not while another holds it live. */
  mayMerge(clientId: number, claimant: Claimant): boolean {
    if (clientId === this.#reserved) return false;
    const holder = this.#claims.get(clientId)?.userId ?? null;
    return holder === null || holder === claimant.userId;
  }

  /** Who else holds the id live, if anybody. */
  rivalOf(clientId: number, claimant: Claimant): UserId | null {
    const holder = this.#claims.get(clientId)?.userId ?? null;
    return holder === claimant.userId ? null : holder;
  }

  heldBy(userId: UserId): number[] {
    return [...(this.#held.get(userId) ?? [])];
  }

  /** The participant left. */
  release(userId: UserId): void {
    for (const clientId of this.heldBy(userId)) {
      const claim = this.#claims.get(clientId);
      if (claim === undefined) continue;
      this.#claims.delete(clientId);
      this.#claims.set(clientId, { linkId: claim.linkId, userId: null });
    }
    this.#held.delete(userId);
    this.#forgetOldest();
  }

  #forgetOldest(): void {
    let surplus = this.#claims.size - MOST_REMEMBERED;
    for (const [clientId, claim] of this.#claims) {
      if (surplus <= 0) return;
      if (claim.userId !== null) continue;
      this.#claims.delete(clientId);
      surplus -= 1;
    }
  }
}
