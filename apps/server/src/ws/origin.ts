import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';

/**
 * A browser always names the page's origin; a program need not. Where it is named it must be the instance's own or a
 * configured one: SameSite cookies do not protect WebSockets, and a foreign page must not act with what a person has.
 */
export function isOwnOrigin(request: FastifyRequest, config: Config): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return true;
  if (config.allowedOrigins.includes(origin)) return true;
  if (config.publicUrl !== null && origin === config.publicUrl) return true;
  return origin === `http://${request.headers.host}` || origin === `https://${request.headers.host}`;
}
