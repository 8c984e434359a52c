import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync, FastifyReply } from 'fastify';

export interface PagesOptions {
  /** The built page, with `.br` and `.gz` beside each file. */
  readonly webRoot: string;
}

const ONE_YEAR = 'public, max-age=31536000, immutable';

/** The start page and the session page: one document. The names of its assets carry their content's hash. */
export const pageRoutes: FastifyPluginAsync<PagesOptions> = async (server, { webRoot }) => {
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
  const sendPage = async (_request: unknown, reply: FastifyReply): Promise<FastifyReply> =>
    reply.sendFile('index.html');
  server.get('/', { schema: { hide: true } }, sendPage);
  server.get('/s/:id', { schema: { hide: true } }, sendPage);
};
