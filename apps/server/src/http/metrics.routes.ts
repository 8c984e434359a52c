import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { HttpError } from './errors.ts';
import type { HttpContext } from './http-context.ts';

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/u;

/** Figures tell nothing of content, but how busy a team is; so by default they are for this computer alone. */
export const metricsRoutes: FastifyPluginAsyncTypebox<HttpContext> = async (server, { metrics, config }) => {
  server.get(
    '/metrics',
    { schema: { summary: 'Figures for Prometheus', produces: ['text/plain'] } },
    async (request, reply) => {
      if (!mayRead(request, config.metrics)) {
        throw new HttpError(
          403,
          'metrics',
          'Metrics are not open to this address. The operator can set METRICS=on.',
        );
      }
      return reply.type(metrics.contentType).send(await metrics.text());
    },
  );
};

function mayRead(request: FastifyRequest, setting: Config['metrics']): boolean {
  if (setting === 'on') return true;
  return setting === 'local' && LOOPBACK.test(request.ip);
}
