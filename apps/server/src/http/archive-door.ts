import type { FastifyReply, FastifyRequest } from 'fastify';
import { addressKey } from '../sharing/address.ts';
import { type ArchivedFile, archiveOf } from './archive.ts';
import { HttpError } from './errors.ts';

/** Downloads at once: each keeps a copy of all texts until its reader has taken it, however slowly. */
const MOST_OF_ADDRESS = 4;
/** Seconds. */
const RETRY_AFTER = 5;

/** Zips on their way out, counted by the address that takes them. */
export class ArchiveDoor {
  readonly #underWay = new Map<string, number>();

  /** Throws `HttpError`; `read` is called once there is room. */
  async send(
    request: FastifyRequest,
    reply: FastifyReply,
    name: string,
    read: () => Promise<readonly ArchivedFile[]>,
  ): Promise<FastifyReply> {
    const key = addressKey(request.ip);
    this.#enter(key);
    // Also when whoever asked has gone before anything was read.
    if (reply.raw.destroyed) this.#leave(key);
    else reply.raw.once('close', () => this.#leave(key));
    return reply
      .type('application/zip')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(archiveOf(await read()));
  }

  #enter(key: string): void {
    const count = this.#underWay.get(key) ?? 0;
    if (count >= MOST_OF_ADDRESS) {
      throw new HttpError(
        429,
        'rate-limited',
        'Several zips are being downloaded from your address: try again when one of them is done.',
        RETRY_AFTER,
      );
    }
    this.#underWay.set(key, count + 1);
  }

  #leave(key: string): void {
    const count = this.#underWay.get(key) ?? 0;
    if (count > 1) this.#underWay.set(key, count - 1);
    else this.#underWay.delete(key);
  }
}
