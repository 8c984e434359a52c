import type { SessionId } from '@coedit/protocol';
import { MemoryStore } from '../../store/memory.ts';
import type { LinkRecord } from '../../store/store.ts';

/** Answers one look at the links only when it is told to: with what was there when it was asked. */
export class SlowLook extends MemoryStore {
  #skip = -1;
  looks = 0;
  #answer: (() => void) | null = null;

  get isHeld(): boolean {
    return this.#answer !== null;
  }

  /** The look after so many others. */
  hold(after: number): void {
    this.#skip = after;
  }

  answer(): void {
    this.#answer?.();
    this.#answer = null;
  }

  override async listLinks(id: SessionId): Promise<readonly LinkRecord[]> {
    const links = await super.listLinks(id);
    this.looks += 1;
    this.#skip -= 1;
    if (this.#skip === -1) await new Promise<void>((resolve) => (this.#answer = resolve));
    return links;
  }
}
