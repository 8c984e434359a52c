import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { asOrigin, PageDocument, type PageKind } from './page-document.ts';
import { publicUrlOf } from './public-url.ts';

export interface PagesOptions {
  /** The built page, with `.br` and `.gz` beside each file. */
  readonly webRoot: string;
  readonly config: Config;
}

const ONE_YEAR = 'public, max-age=31536000, immutable';

/** The start page and the session page: one document. The names of its assets carry their content's hash. */
export const pageRoutes: FastifyPluginAsync<PagesOptions> = async (server, { webRoot, config }) => {
  if (!existsSync(join(webRoot, 'index.html'))) {
    server.log.warn('the page is not built; only the API is served');
    return;
  }
  await server.register(fastifyStatic, {
    root: webRoot,
    preCompressed: true,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isHashed = /[\\/]assets[\\/]/u.test(path);
      reply.header('cache-control', isHashed ? ONE_YEAR : 'no-cache');
    },
  });
  const page = new PageDocument(webRoot);
  const send = (kind: PageKind, request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    reply
      .header('cache-control', 'no-cache')
      .header('content-security-policy', page.contentSecurityPolicy)
      .type('text/html; charset=utf-8')
      .send(page.html(kind, asOrigin(publicUrlOf(request, config))));
  server.get('/', { schema: { hide: true } }, async (request, reply) => send('start', request, reply));
  server.get('/s/:id', { schema: { hide: true } }, async (request, reply) => {
    // The address alone opens nothing, but it belongs to nobody's search engine.
    reply.header('x-robots-tag', 'noindex, nofollow');
    return send('session', request, reply);
  });
};
