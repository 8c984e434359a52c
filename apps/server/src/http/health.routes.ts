import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { HttpError } from './errors.ts';
import type { HttpContext } from './http-context.ts';
import { ERRORS } from './schemas.ts';

const StatusSchema = Type.Object({ status: Type.String() });

const PROBE_MS = 3_000;

/** A disk that hangs answers nothing at all, which is "not able" too. */
async function withinTime(probe: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const error = new HttpError(503, 'storage-unavailable', 'The store does not answer.');
    timer = setTimeout(() => reject(error), PROBE_MS);
  });
  await Promise.race([probe, late]).finally(() => clearTimeout(timer));
}

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
      await withinTime(store.probe());
      return { status: 'ready' };
    },
  );
};
