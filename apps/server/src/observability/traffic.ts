import { MessageType } from '@coedit/protocol';
import { Counter, type Registry } from 'prom-client';

/** One slot for all that is no known type: a client cannot make up labels without end. */
const UNKNOWN = 64;
const SLOTS = UNKNOWN + 1;

const LABELS: readonly string[] = slotNames();

/**
 * Messages and bytes of one direction, by type. On the way of every message it adds to two plain numbers (about 6 ns);
 * labels are looked up at the scrape only (a labelled counter of prom-client costs about 180 ns each time).
 */
export class Traffic {
  readonly #messages = new Float64Array(SLOTS);
  readonly #bytes = new Float64Array(SLOTS);

  constructor(direction: 'received' | 'sent', registry: Registry) {
    expose(`coedit_messages_${direction}_total`, `WebSocket messages ${direction}, by type`, this.#messages);
    expose(
      `coedit_bytes_${direction}_total`,
      `Bytes of WebSocket messages ${direction}, by type`,
      this.#bytes,
    );

    function expose(name: string, help: string, values: Float64Array): void {
      new Counter({
        name,
        help,
        labelNames: ['type'],
        registers: [registry],
        collect() {
          this.reset();
          for (const [slot, value] of values.entries()) {
            if (value > 0) this.inc({ type: LABELS[slot] ?? 'unknown' }, value);
          }
        },
      });
    }
  }

  /** The type is the first byte: all known ones are below 64, so a longer number is none of them. */
  count(message: Uint8Array): void {
    const type = message[0] ?? UNKNOWN;
    const slot = type < UNKNOWN ? type : UNKNOWN;
    this.#messages[slot] = (this.#messages[slot] ?? 0) + 1;
    this.#bytes[slot] = (this.#bytes[slot] ?? 0) + message.length;
  }
}

function slotNames(): string[] {
  const names = new Array<string>(SLOTS).fill('unknown');
  for (const [name, number] of Object.entries(MessageType)) names[number] = name.toLowerCase();
  return names;
}
