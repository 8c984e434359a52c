import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';

/** Where people reach this server, without a trailing slash: as configured, else as the request itself shows. */
export function publicUrlOf(request: FastifyRequest, config: Config): string {
  return config.publicUrl ?? `${request.protocol}://${request.host}`;
}
