import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { HttpError } from './errors.ts';
import type { HttpContext } from './http-context.ts';

const FORWARDED = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'];
const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/u;

/** Figures tell nothing of content, but how busy a team is; so by default they are for this computer alone. */
export const metricsRoutes: FastifyPluginAsyncTypebox<HttpContext> = async (server, { metrics, config }) => {
  server.get(
    '/metrics',
    { schema: { summary: 'Figures for Prometheus', produces: ['text/plain'] } },
    async (request, reply) => {
      if (!mayRead(request, config)) {
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

function mayRead(request: FastifyRequest, { metrics, trustProxy }: Config): boolean {
  if (metrics === 'on') return true;
  // A proxy on this computer passes on what comes from anywhere: whose it is, is known only of one that is trusted.
  const isOfUnknown = trustProxy === null && FORWARDED.some((name) => request.headers[name] !== undefined);
  return metrics === 'local' && LOOPBACK.test(request.ip) && !isOfUnknown;
}
