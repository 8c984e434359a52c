import fastifyStatic from '@fastify/static';
import fastify from 'fastify';

/** Serves the folder it is given as Coedit's server serves its page: compressed beforehand, hashed names for a year. */
const [root = ''] = process.argv.slice(2);
const server = fastify();
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
