import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

type Struct = Y.Item | Y.GC;
type DeleteSet = ReturnType<typeof Y.createDeleteSet>;

/** UTF-16 units of text in one piece of an item; each is at most three bytes in the update. */
const PIECE_LENGTH = 64 * 1024;
/** More than an item takes beside its text, and more than an entry of a map takes. */
const ITEM_BYTES = 64;
const ENTRY_BYTES = 2048;

/**
 * Cuts an update into several that are applied one after the other, each building only on those before it and on what
 * `stateVector` holds. For the step 2 of someone who wrote much while offline: as one message it could be over the
 * server's limit, and the connection would be closed again and again. Deletions come with the last part.
 * @param bytes about how large a part may be
 */
export function step2Parts(
  update: Uint8Array,
  stateVector: Uint8Array,
  bytes: number,
): readonly Uint8Array[] {
  if (update.length <= bytes) return [update];
  const { structs, ds } = Y.decodeUpdate(update);
  // A gap means that something waits for what is not here: nothing that could be put in order.
  if (structs.some((struct) => struct instanceof Y.Skip)) return [update];
  const ordered = inOrder((structs as Struct[]).flatMap(piecesOf), Y.decodeStateVector(stateVector));
  if (ordered === null) return [update];
  const parts = batchesOf(ordered, bytes);
  const none = Y.createDeleteSet();
  return parts.map((part, index) => encodePart(part, index === parts.length - 1 ? ds : none));
}

/** A long text as several items, as Yjs itself cuts one when somebody types into it. */
function piecesOf(struct: Struct): readonly Struct[] {
  if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return [struct];
  const text = struct.content.str;
  if (text.length <= PIECE_LENGTH) return [struct];
  const { client, clock } = struct.id;
  const pieces: Y.Item[] = [];
  for (let at = 0; at < text.length; ) {
    const end = wholeCodePoint(text, at + PIECE_LENGTH);
    const origin = at === 0 ? struct.origin : Y.createID(client, clock + at - 1);
    const parent = at === 0 ? struct.parent : null;
    const content = new Y.ContentString(text.slice(at, end));
    const id = Y.createID(client, clock + at);
    pieces.push(new Y.Item(id, null, origin, null, struct.rightOrigin, parent, struct.parentSub, content));
    at = end;
  }
  return pieces;
}

/** Yjs replaces half a surrogate pair by U+FFFD: never cut one. */
function wholeCodePoint(text: string, end: number): number {
  if (end >= text.length) return text.length;
  const unit = text.charCodeAt(end - 1);
  return unit >= 0xd800 && unit <= 0xdbff ? end - 1 : end;
}

/** Every struct behind those it builds on; null if some build on what neither side has. */
function inOrder(structs: readonly Struct[], known: ReadonlyMap<number, number>): readonly Struct[] | null {
  const next = new Map(known);
  const has = (id: Y.ID | null) => id === null || id.clock < (next.get(id.client) ?? 0);
  const queues = [...byClientOf(structs).values()].map((queue) => ({ queue, at: 0 }));
  const ordered: Struct[] = [];
  for (let progress = true; progress; ) {
    progress = false;
    for (const line of queues) {
      for (let struct = line.queue[line.at]; struct !== undefined; struct = line.queue[line.at]) {
        if (!dependenciesOf(struct).every(has)) break;
        next.set(struct.id.client, struct.id.clock + struct.length);
        ordered.push(struct);
        line.at += 1;
        progress = true;
      }
    }
  }
  return ordered.length === structs.length ? ordered : null;
}

/** `Map.groupBy` is not in Node 20. */
function byClientOf(structs: readonly Struct[]): ReadonlyMap<number, readonly Struct[]> {
  const byClient = new Map<number, Struct[]>();
  for (const struct of structs) {
    const own = byClient.get(struct.id.client);
    if (own === undefined) byClient.set(struct.id.client, [struct]);
    else own.push(struct);
  }
  return byClient;
}

/** Those within its own client come before it anyway. */
function dependenciesOf(struct: Struct): readonly (Y.ID | null)[] {
  if (!(struct instanceof Y.Item)) return [];
  const parent = struct.parent instanceof Y.ID ? struct.parent : null;
  return [struct.origin, struct.rightOrigin, parent].filter((id) => id?.client !== struct.id.client);
}

function batchesOf(structs: readonly Struct[], bytes: number): readonly (readonly Struct[])[] {
  const batches: Struct[][] = [];
  // Without structs there are deletions still, which need a part to come with.
  if (structs.length === 0) return [[]];
  let size = Number.POSITIVE_INFINITY;
  for (const struct of structs) {
    const more = sizeOf(struct);
    if (size + more > bytes) {
      batches.push([]);
      size = 0;
    }
    batches.at(-1)?.push(struct);
    size += more;
  }
  return batches;
}

function sizeOf(struct: Struct): number {
  if (!(struct instanceof Y.Item) || struct.deleted) return ITEM_BYTES;
  return struct.content instanceof Y.ContentString ? ITEM_BYTES + struct.length * 3 : ENTRY_BYTES;
}

/** An update in v1 encoding. The structs of one client within a part follow each other without a gap. */
function encodePart(structs: readonly Struct[], deletions: DeleteSet): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  const byClient = [...byClientOf(structs)].sort(([a], [b]) => b - a);
  encoding.writeVarUint(encoder.restEncoder, byClient.length);
  for (const [client, own] of byClient) {
    encoding.writeVarUint(encoder.restEncoder, own.length);
    encoder.writeClient(client);
    encoding.writeVarUint(encoder.restEncoder, own[0]?.id.clock ?? 0);
    for (const struct of own) struct.write(encoder, 0);
  }
  writeDeletions(encoder.restEncoder, deletions);
  return encoder.toUint8Array();
}

function writeDeletions(encoder: encoding.Encoder, deletions: DeleteSet): void {
  encoding.writeVarUint(encoder, deletions.clients.size);
  for (const [client, ranges] of deletions.clients) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, len);
    }
  }
}
