import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';

/**
 * Monaco needs inline styles; nothing needs eval, blobs or other origins. `inlineScripts`: hashes of those that the
 * document itself holds, as `'sha256-…'`; no other one runs.
 */
export const contentSecurityPolicy = (inlineScripts: readonly string[] = []): string =>
  [
    "default-src 'self'",
    ["script-src 'self'", ...inlineScripts].join(' '),
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const STRICTEST = contentSecurityPolicy();

export function addSecurityHeaders(server: FastifyInstance, config: Config): void {
  const isHttps = config.publicUrl?.startsWith('https://') === true;
  server.addHook('onSend', async (_request, reply) => {
    // The API's documentation page has a policy of its own.
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', STRICTEST);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    reply.header('cross-origin-opener-policy', 'same-origin');
    if (isHttps) reply.header('strict-transport-security', 'max-age=31536000');
  });
}
