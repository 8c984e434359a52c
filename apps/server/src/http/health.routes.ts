import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { HttpError } from './errors.ts';
import type { HttpContext } from './http-context.ts';
import { ERRORS } from './schemas.ts';

const StatusSchema = Type.Object({ status: Type.String() });

export const healthRoutes: FastifyPluginAsyncTypebox<HttpContext> = async (server, { store, registry }) => {
  server.get('/healthz', { schema: { summary: 'Alive', response: { 200: StatusSchema } } }, async () => ({
    status: 'alive',
  }));

  server.get(
    '/readyz',
    {
      schema: {
        summary: 'Able to serve: the store can be written, the server is not draining',
        response: { 200: StatusSchema, ...ERRORS },
      },
    },
    async () => {
      if (registry.draining) throw new HttpError(503, 'restarting', 'The server is draining.');
      await store.probe();
      return { status: 'ready' };
    },
  );
};
