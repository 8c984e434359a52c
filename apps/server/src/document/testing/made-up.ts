import type { Random } from '@coedit/protocol/testing';
import * as Y from 'yjs';
import {
  deleted,
  type RawDeletions,
  type RawId,
  type RawStruct,
  rawUpdate,
  text,
  values,
} from './raw-update.ts';

const TEXTS = ['a', 'bc', '😀', 'x😀y\n', 'long enough to be cut in two'];

/**
 * An update that is well-formed, and made up otherwise: structs of one or two clients with any neighbours at all,
 * mostly in the same text. Far more of these come near to being right than of updates with mistakes in their bytes.
 */
export function madeUp(doc: Y.Doc, random: Random): Uint8Array {
  const clients = [...doc.store.clients.keys()];
  const writers = [random.pick(clients), 1 + random.below(2 ** 32 - 1)].slice(0, 1 + random.below(2));
  const ends = new Map(clients.map((client) => [client, Y.getState(doc.store, client)]));
  const root = random.pick([...doc.share.keys()]);
  const siblings = unitsOf(doc, root);
  const sections = [...new Set(writers)].map((client) => {
    const clock = Math.max(0, (ends.get(client) ?? 0) - (random.chance(0.1) ? random.below(3) : 0));
    const structs: RawStruct[] = [];
    let end = clock;
    for (let count = 1 + random.below(6); count > 0; count -= 1) {
      const struct = madeUpStruct(root, siblings, random);
      structs.push(struct.raw);
      for (let unit = 0; unit < struct.length; unit += 1) siblings.push([client, end + unit]);
      end += struct.length;
    }
    return { client, clock, structs };
  });
  return rawUpdate(sections, random.chance(0.5) ? {} : madeUpDeletions(siblings, random));
}

function madeUpStruct(
  root: string,
  siblings: readonly RawId[],
  random: Random,
): { raw: RawStruct; length: number } {
  const isMap = root === 'files' || root === 'settings';
  const near = random.below(siblings.length + 1);
  const origin = random.chance(0.8) ? siblings[near] : undefined;
  const right = random.chance(isMap ? 0.05 : 0.7) ? siblings[near + random.below(5) - 1] : undefined;
  const key = root === 'files' ? 'file:aaaaaaaaaaaa' : root === 'settings' ? 'tabSize' : undefined;
  const at = { root, ...(origin && { origin }), ...(right && { right }), ...(key && { key }) };
  if (random.chance(0.1)) return { raw: deleted(2, at), length: 2 };
  if (isMap) return { raw: values([{ path: 'a' }], at), length: 1 };
  const content = random.pick(TEXTS);
  return { raw: text(content, at), length: content.length };
}

function madeUpDeletions(siblings: readonly RawId[], random: Random): RawDeletions {
  const [client, clock] = siblings[random.below(siblings.length)] ?? [1, 0];
  return { [client]: [[clock, 1 + random.below(6)]] };
}

/** In the order of the text, or of a map's writing. */
function unitsOf(doc: Y.Doc, root: string): RawId[] {
  const units: RawId[] = [];
  const type = doc.share.get(root);
  const firsts = [type?._start ?? null, ...(type?._map.values() ?? [])];
  for (const first of firsts) {
    for (let item = first; item !== null; item = item.right) {
      for (let unit = 0; unit < item.length; unit += 1) units.push([item.id.client, item.id.clock + unit]);
    }
  }
  return units;
}
