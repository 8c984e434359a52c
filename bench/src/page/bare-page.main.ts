import fastifyStatic from '@fastify/static';
import fastify from 'fastify';

/**
 * Serves the folder it is given as Coedit's server serves its page: compressed beforehand, hashed names for a year, the same security
 * headers (bare-page.test.ts compares them). For a page with an opener policy Chromium takes another process than the tab has, which takes
 * some 60 ms on two cores.
 */
const [root = ''] = process.argv.slice(2);
const server = fastify();
server.addHook('onSend', async (_request, reply) => {
  reply.header(
    'content-security-policy',
    "default-src 'self'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  reply.header('x-content-type-options', 'nosniff');
  reply.header('referrer-policy', 'no-referrer');
  reply.header('cross-origin-opener-policy', 'same-origin');
});
await server.register(fastifyStatic, {
  root,
  preCompressed: true,
  cacheControl: false,
  setHeaders: (reply, path) => {
    const isHashed = path.includes('/assets/');
    reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  },
});
const address = await server.listen({ port: 0, host: '127.0.0.1' });
process.send?.(Number(new URL(address).port));
