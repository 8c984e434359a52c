import { addressKey } from '../sharing/address.ts';

export interface BodyRoomSize {
  /** Bytes of all bodies that are being taken at once; a single one always may be. */
  readonly most: number;
  /** The same of those from one address. */
  readonly mostOfAddress: number;
}

/**
 * How much is read into memory, and worked on, for people of whom nobody asked for a token. A count of requests an hour
 * does not bound that: all of them may come at once, each with the largest body there can be.
 */
export class BodyRoom {
  readonly #size: BodyRoomSize;
  readonly #byAddress = new Map<string, number>();
  #taken = 0;

  constructor(size: BodyRoomSize) {
    this.#size = size;
  }

  /** What it returns gives the room back; twice is fine. Null: there is none now. */
  take(address: string, bytes: number): (() => void) | null {
    const key = addressKey(address);
    const ofAddress = this.#byAddress.get(key) ?? 0;
    if (this.#taken > 0 && this.#taken + bytes > this.#size.most) return null;
    if (ofAddress > 0 && ofAddress + bytes > this.#size.mostOfAddress) return null;
    this.#change(key, bytes);
    let isBack = false;
    return () => {
      if (!isBack) this.#change(key, -bytes);
      isBack = true;
    };
  }

  #change(key: string, bytes: number): void {
    this.#taken += bytes;
    const ofAddress = (this.#byAddress.get(key) ?? 0) + bytes;
    if (ofAddress === 0) this.#byAddress.delete(key);
    else this.#byAddress.set(key, ofAddress);
  }
}
