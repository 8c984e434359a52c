import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { OutlinedRange } from './update-outline.ts';
import type { UnitId } from './update-reader.ts';

interface PartSection {
  readonly start: number;
  readonly structs: encoding.Encoder;
  count: number;
}

const TEXT = 4;
const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;

/** Writes an update (v1) out of what stands in another. The structs of one client must come without a gap. */
export class PartWriter {
  private sections = new Map<number, PartSection>();
  private deletions = new Map<number, OutlinedRange[]>();
  private readonly encoder = new Y.UpdateEncoderV1();
  /** Structs and ranges in it. */
  pieces = 0;
  bytes = 0;

  /** A struct as it is. */
  addStruct(client: number, clock: number, encoded: Uint8Array): void {
    encoding.writeUint8Array(this.nextOf(client, clock).structs, encoded);
    this.bytes += encoded.length;
  }

  /** The rest of a text, from `clock` on, as Yjs itself cuts one when somebody types into it. */
  addRestOfText(client: number, clock: number, rightOrigin: UnitId | null, text: Uint8Array): void {
    const { structs } = this.nextOf(client, clock);
    encoding.writeUint8(structs, TEXT | HAS_ORIGIN | (rightOrigin ? HAS_RIGHT_ORIGIN : 0));
    writeId(structs, { client, clock: clock - 1 });
    if (rightOrigin !== null) writeId(structs, rightOrigin);
    encoding.writeVarUint8Array(structs, text);
    this.bytes += text.length;
  }

  /** The beginning of a text: `head` is everything before the length of the text. */
  addStartOfText(client: number, clock: number, head: Uint8Array, text: Uint8Array): void {
    const { structs } = this.nextOf(client, clock);
    encoding.writeUint8Array(structs, head);
    encoding.writeVarUint8Array(structs, text);
    this.bytes += text.length;
  }

  /** A struct of a document as Yjs writes it, from `offset` on. */
  addOfDocument(struct: Y.Item | Y.GC, offset: number): void {
    const { structs } = this.nextOf(struct.id.client, struct.id.clock + offset);
    const before = encoding.length(structs);
    this.encoder.restEncoder = structs;
    struct.write(this.encoder, offset);
    this.bytes += encoding.length(structs) - before;
  }

  addDeletion(range: OutlinedRange): void {
    const ranges = this.deletions.get(range.client);
    if (ranges === undefined) this.deletions.set(range.client, [range]);
    else ranges.push(range);
    this.pieces += 1;
  }

  /** What was added since the last call. */
  take(): Uint8Array {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, this.sections.size);
    // In the order of all Yjs encoders: merging relies on it, and would lose what stands elsewhere.
    const sections = [...this.sections].sort(([one], [other]) => other - one);
    for (const [client, { start, structs, count }] of sections) {
      encoding.writeVarUint(encoder, count);
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, start);
      encoding.writeUint8Array(encoder, encoding.toUint8Array(structs));
    }
    encoding.writeVarUint(encoder, this.deletions.size);
    for (const [client, ranges] of this.deletions) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, ranges.length);
      for (const { start, end } of ranges) {
        encoding.writeVarUint(encoder, start);
        encoding.writeVarUint(encoder, end - start);
      }
    }
    this.sections = new Map();
    this.deletions = new Map();
    this.pieces = 0;
    this.bytes = 0;
    return encoding.toUint8Array(encoder);
  }

  private nextOf(client: number, clock: number): PartSection {
    this.pieces += 1;
    let section = this.sections.get(client);
    if (section === undefined) {
      section = { start: clock, structs: encoding.createEncoder(), count: 0 };
      this.sections.set(client, section);
    }
    section.count += 1;
    return section;
  }
}

function writeId(encoder: encoding.Encoder, { client, clock }: UnitId): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}
