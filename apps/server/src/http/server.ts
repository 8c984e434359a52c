import fastifyRateLimit from '@fastify/rate-limit';
import fastifySwagger from '@fastify/swagger';
import fastifySwaggerUi from '@fastify/swagger-ui';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Config } from '../config.ts';
import type { Backups } from '../store/backups.ts';
import { blobRoutes } from './blobs.routes.ts';
import { chatRoutes } from './chat.routes.ts';
import { HttpError, sendError } from './errors.ts';
import { fileRoutes } from './files.routes.ts';
import { healthRoutes } from './health.routes.ts';
import type { HttpContext } from './http-context.ts';
import { linkRoutes } from './links.routes.ts';
import { loggedPath } from './logged-path.ts';
import { metricsRoutes } from './metrics.routes.ts';
import { pageRoutes } from './pages.routes.ts';
import { participantRoutes } from './participants.routes.ts';
import { previewRoutes } from './previews.routes.ts';
import { type RescueContext, rescueRoutes } from './rescue.routes.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { sessionRoutes } from './sessions.routes.ts';

const HEADERS_TIMEOUT_MS = 10_000;
/** Node looks only every 30 s by itself: slow headers would have that much longer. */
const TIMEOUT_CHECK_MS = 2_000;
const REQUEST_TIMEOUT_MS = 120_000;

/** The Fastify instance with what every route shares; adapters register their routes on it. */
export function createServer(config: Config): FastifyInstance {
  const server = Fastify({
    logger: {
      level: config.logLevel,
      serializers: {
        // Never headers: tokens are there.
        req: (request) => ({ method: request.method, path: loggedPath(request.url), address: request.ip }),
      },
    },
    // One line per connection's life is logged by `ws/`; a line per request would bury it.
    logController: new LogController({ disableRequestLogging: true }),
    // A field that is not known is refused, not dropped: who asks for a link with a password must not get one without.
    ajv: { customOptions: { removeAdditional: false } },
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: config.trustProxy ?? false,
    forceCloseConnections: true,
    http: { headersTimeout: HEADERS_TIMEOUT_MS, connectionsCheckingInterval: TIMEOUT_CHECK_MS },
    routerOptions: { maxParamLength: 2000 },
  });
  // Bare connections too: above twice the limit of sockets the kernel's own refusal has to do.
  server.server.maxConnections = 2 * config.limits.connections;
  server.setErrorHandler(sendError);
  server.setNotFoundHandler((request, reply) => {
    const error = new HttpError(
      404,
      'no-such-route',
      `There is nothing at ${request.method} ${request.url.split('?')[0]}.`,
    );
    return sendError(error, request, reply);
  });
  readTextAsUtf8(server);
  readBytes(server);
  addSecurityHeaders(server, config);
  return server;
}

/** HTTP routes, the API's description and the pages. */
export async function addHttp(
  server: FastifyInstance,
  context: HttpContext & Pick<RescueContext, 'guardLimits'> & { readonly backups: Backups | null },
  webRoot: string,
): Promise<void> {
  await server.register(fastifyRateLimit, {
    global: false,
    errorResponseBuilder: (_request, { after }) =>
      new HttpError(429, 'rate-limited', `Too many requests from your address: try again in ${after}.`),
  });
  await server.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Coedit',
        version: '1',
        description: 'Sessions, their links and files. The live part is the WebSocket at /ws/:id.',
      },
      components: {
        securitySchemes: { bearer: { type: 'http', scheme: 'bearer', description: "A link's token" } },
      },
    },
  });
  await server.register(fastifySwaggerUi, { routePrefix: '/api/docs', staticCSP: true });
  server.get('/api/openapi.json', { schema: { hide: true } }, async () => server.swagger());
  await server.register(sessionRoutes, context);
  await server.register(linkRoutes, context);
  await server.register(participantRoutes, context);
  await server.register(chatRoutes, context);
  await server.register(fileRoutes, context);
  await server.register(blobRoutes, context);
  await server.register(previewRoutes, context);
  const { backups } = context;
  if (backups !== null) await server.register(rescueRoutes, { ...context, backups });
  await server.register(healthRoutes, context);
  await server.register(metricsRoutes, context);
  await server.register(pageRoutes, { webRoot, config: context.config });
}

/** Bytes are taken as they are, and only under this name: a type that a client claims decides nothing. */
function readBytes(server: FastifyInstance): void {
  server.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
}

/** Text that is not UTF-8 is refused: replacing what cannot be read would corrupt the file. */
function readTextAsUtf8(server: FastifyInstance): void {
  server.removeContentTypeParser('text/plain');
  server.addContentTypeParser('text/plain', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body as Buffer));
    } catch {
      done(
        new HttpError(
          400,
          'not-utf-8',
          'The text is not UTF-8. Convert it first, or send it as bytes (application/octet-stream).',
        ),
      );
    }
  });
}
