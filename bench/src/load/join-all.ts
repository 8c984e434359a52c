import type { OpenDocument } from '../peers/peer.ts';
import type { RawSocket } from './raw-socket.ts';

/** A server’s queue for connections is not what is measured. */
const AT_ONCE = 20;

/** One socket in each of the documents, in their order. */
export async function joinAll(documents: readonly OpenDocument[]): Promise<readonly RawSocket[]> {
  return inBatches(documents, (document) => document.join());
}

/** The same work for each, a few at once. */
export async function inBatches<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map(work))));
  }
  return results;
}
