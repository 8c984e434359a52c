import { isBlobHash } from '@coedit/protocol';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { readBlob, sendBlob, storeBlob } from './blob-files.ts';
import { HttpError } from './errors.ts';
import { checkedPath } from './file-contents.ts';
import type { HttpContext } from './http-context.ts';
import { BEARER, BlobSchema, ERRORS, IdParams } from './schemas.ts';

const BlobParams = Type.Object({ id: Type.String({ maxLength: 64 }), hash: Type.String({ maxLength: 64 }) });

/** The bytes of files that are no text. The entries that name them are in the document, as those of texts are. */
export const blobRoutes: FastifyPluginAsyncTypebox<HttpContext> = async (server, context) => {
  const { access, store, config } = context;
  const { limits } = config;

  server.post(
    '/api/sessions/:id/blobs',
    {
      bodyLimit: limits.blobBytes + 1024,
      onRequest: access.beforeBody('editor'),
      schema: {
        summary: 'Store the bytes of a file that is no text; an entry of files may name them from then on',
        params: IdParams,
        querystring: Type.Object({
          path: Type.String({
            maxLength: 2000,
            description: 'Of the file they are for: its type is told by it.',
          }),
        }),
        body: { content: { 'application/octet-stream': { schema: {} } } },
        consumes: ['application/octet-stream'],
        security: BEARER,
        response: { 201: BlobSchema, ...ERRORS },
      },
    },
    async (request, reply) => {
      const { session } = await access.require(request, request.params.id, 'editor');
      const path = checkedPath(request.query.path);
      const bytes = request.body;
      if (!Buffer.isBuffer(bytes))
        throw new HttpError(415, 'unsupported-type', 'Send the bytes as application/octet-stream.');
      const blob = await access.within(request, session.id, 'editor', (live) =>
        storeBlob(live, bytes, { path, limits }),
      );
      return reply.code(201).send(blob);
    },
  );

  server.get(
    '/api/sessions/:id/blobs/:hash',
    {
      schema: {
        summary: 'The bytes of a file that is no text, by their hash',
        params: BlobParams,
        security: BEARER,
        produces: ['application/octet-stream'],
      },
    },
    async (request, reply) => {
      const { session } = await access.require(request, request.params.id, 'viewer');
      const { hash } = request.params;
      if (!isBlobHash(hash)) throw new HttpError(400, 'hash', 'A hash is 64 hexadecimal digits.');
      const bytes = await readBlob(store, session.id, hash);
      // Content never changes under its hash; private, since a token was asked for.
      void reply.header('cache-control', 'private, max-age=31536000, immutable');
      return sendBlob(reply, bytes, 'application/octet-stream');
    },
  );
};
