export type RefusalReason =
  | 'malformed'
  | 'client-id'
  | 'root-name'
  | 'content'
  | 'path'
  | 'too-large'
  | 'too-many-files'
  | 'clock'
  | 'delete-range';

export type Verdict =
  | {
      readonly kind: 'accept';
      /** False: the document holds all of it already, deletions included; it need not be applied, stored or relayed. */
      readonly novel: boolean;
      /** UTF-16 units of file text that applying it adds, before `removed`. */
      readonly added: number;
      /** UTF-16 units of file text that its deletions take away. */
      readonly removed: number;
      /** It sets or deletes entries of `files`: count them anew after applying. */
      readonly filesChanged: boolean;
    }
  /** It builds on what the document does not hold. Honest clients can be ahead of a restarted server: answer with sync step 1. */
  | { readonly kind: 'resync' }
  | { readonly kind: 'refuse'; readonly reason: RefusalReason; readonly detail: string };

/**
 * Ends a check from any depth of it. Inside the guard only: `checkUpdate` turns it into its verdict. Exceptions, and
 * not verdicts handed up through every reader, because refusal is rare and the way of a keystroke is kept straight.
 */
export class Rejected extends Error {
  override readonly name = 'Rejected';
  readonly verdict: Verdict;

  constructor(verdict: Verdict) {
    super(verdict.kind === 'refuse' ? `${verdict.reason}: ${verdict.detail}` : verdict.kind);
    this.verdict = verdict;
  }
}

export function refuse(reason: RefusalReason, detail: string): never {
  throw new Rejected({ kind: 'refuse', reason, detail });
}

export function resync(): never {
  throw new Rejected({ kind: 'resync' });
}
