import { mediaTypeOf, textTypeOf } from '@coedit/document';
import type { PreviewView } from '@coedit/protocol';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { showingOf } from './access.ts';
import { readBlob } from './blob-files.ts';
import { HttpError, noSuchFile } from './errors.ts';
import { checkedPath, contentOf, findFile } from './file-contents.ts';
import type { HttpContext } from './http-context.ts';
import { Previews } from './previews.ts';
import { publicUrlOf } from './public-url.ts';
import { BEARER, ERRORS, IdParams, PreviewSchema } from './schemas.ts';

const ticket = Type.String({ maxLength: 64 });
const TicketParams = Type.Object({ ticket });
const PreviewParams = Type.Object({ ticket, '*': Type.String() });

/**
 * The session's files as a browser would load them from a disk: a page with its styles, scripts and pictures. Whatever a
 * page does, it does in an origin of its own that nothing of the session is in: `sandbox` without `allow-same-origin`.
 */
export const previewRoutes: FastifyPluginAsyncTypebox<HttpContext> = async (server, context) => {
  const { access, registry, store, clock, random, config } = context;
  const previews = new Previews(clock, random);

  server.post(
    '/api/sessions/:id/previews',
    {
      config: { rateLimit: { max: 120, timeWindow: '1 minute' } },
      schema: {
        summary: 'An address under which the files are pages, in a sandbox, for a while',
        params: IdParams,
        security: BEARER,
        response: { 201: PreviewSchema, ...ERRORS },
      },
    },
    async (request, reply) => {
      const { session } = await access.require(request, request.params.id, 'viewer');
      const ticket = previews.open(session.id, showingOf(request));
      const told: PreviewView = {
        path: `/preview/${ticket.id}/`,
        expiresAt: new Date(ticket.expiresAt).toISOString(),
      };
      return reply.code(201).send(told);
    },
  );

  const schema = { hide: true };
  server.get('/preview/:ticket/', { schema: { ...schema, params: TicketParams } }, (request, reply) =>
    show(request, reply, { ticketId: request.params.ticket, wished: '' }),
  );
  server.get('/preview/:ticket/*', { schema: { ...schema, params: PreviewParams } }, (request, reply) =>
    show(request, reply, { ticketId: request.params.ticket, wished: request.params['*'] }),
  );

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    { ticketId, wished }: { readonly ticketId: string; readonly wished: string },
  ): Promise<FastifyReply> {
    const ticket = isOfTheSession(request) ? null : previews.use(ticketId);
    if (ticket === null)
      throw new HttpError(404, 'no-such-preview', 'This preview has ended. Open it again from the session.');
    // Each time: who is shut out now sees nothing from now on.
    await access.requireShowing(ticket.showing, ticket.sessionId, 'viewer');
    const path = checkedPath(wished === '' || wished.endsWith('/') ? `${wished}index.html` : wished);
    const found = await registry.use(ticket.sessionId, ({ document }) => {
      const file = findFile(document, path);
      if (file === undefined) throw noSuchFile(path);
      return file.blob ?? contentOf(document, file);
    });
    const isText = typeof found === 'string';
    const body = isText ? found : Buffer.from(await readBlob(store, ticket.sessionId, found.hash));
    return reply
      .type(isText ? `${textTypeOf(path)}; charset=utf-8` : mediaTypeOf(path))
      .headers({
        'content-security-policy': policyOf(request, ticket.id),
        // Its own origin is nobody's, so that even its own scripts come from elsewhere; the address is the secret.
        'access-control-allow-origin': '*',
        'cache-control': 'no-store',
      })
      .send(body);
  }

  /** What the page needs from the session's files or from libraries on the web; nothing else of this server. */
  function policyOf(request: FastifyRequest, ticketId: string): string {
    const origins = new Set([publicUrlOf(request, config), `${request.protocol}://${request.host}`]);
    const own = [...origins]
      .filter((origin) => URL.canParse(origin) && !/[;,\s]/u.test(origin))
      .map((origin) => `${origin}/preview/${ticketId}/`)
      .join(' ');
    return [
      'sandbox allow-scripts',
      "default-src 'none'",
      `script-src ${own} https: 'unsafe-inline' 'unsafe-eval'`,
      `style-src ${own} https: 'unsafe-inline'`,
      `img-src ${own} https: data: blob:`,
      `font-src ${own} https: data:`,
      `media-src ${own} https: data: blob:`,
      `connect-src ${own}`,
      "form-action 'none'",
      "base-uri 'none'",
      "frame-ancestors 'self'",
    ].join('; ');
  }
};

/**
 * The session's own page may show these files in a frame or a window, where they are in a sandbox. It must load none as a
 * script, a worker or a style: its security policy trusts its own origin, and these are anybody's. A sandboxed page is
 * of no origin, so what it loads is not meant. Browsers say so over https and on localhost.
 */
function isOfTheSession({ headers }: FastifyRequest): boolean {
  const dest = headers['sec-fetch-dest'];
  return headers['sec-fetch-site'] === 'same-origin' && dest !== 'iframe' && dest !== 'document';
}
