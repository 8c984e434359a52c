import { FILES_ROOT, type FileView, type SessionId } from '@coedit/protocol';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { ArchiveDoor } from './archive-door.ts';
import { archivedFiles, putBlobEntry, readBlob, sendBlob, storeBlob } from './blob-files.ts';
import { HttpError, noSuchFile } from './errors.ts';
import {
  addFile,
  checkedPath,
  checkedText,
  checkRoom,
  contentOf,
  findFile,
  replaceText,
  sizeOf,
} from './file-contents.ts';
import type { HttpContext } from './http-context.ts';
import { BEARER, ERRORS, FileSchema, IdParams } from './schemas.ts';

const FileParams = Type.Object({ id: Type.String({ maxLength: 64 }), '*': Type.String() });
const PlainText = Type.String({ contentMediaType: 'text/plain' });

export const fileRoutes: FastifyPluginAsyncTypebox<HttpContext> = async (server, context) => {
  const { access, registry, random, config } = context;
  const { limits } = config;
  const archives = new ArchiveDoor();

  server.get(
    '/api/sessions/:id/files',
    {
      schema: {
        summary: 'The files of a session',
        params: IdParams,
        security: BEARER,
        response: { 200: Type.Array(FileSchema), ...ERRORS },
      },
    },
    async (request): Promise<FileView[]> => {
      const { session } = await access.require(request, request.params.id, 'viewer');
      return registry.use(session.id, ({ document }) =>
        document
          .files()
          .map((file) => ({ id: file.id, path: file.displayPath, size: sizeOf(document, file) })),
      );
    },
  );

  server.get(
    '/api/sessions/:id/files/*',
    {
      schema: {
        summary: "One file's text, or the bytes of one that is no text",
        params: FileParams,
        security: BEARER,
        produces: ['text/plain', 'application/octet-stream'],
      },
    },
    async (request, reply) => {
      const { session } = await access.require(request, request.params.id, 'viewer');
      const path = checkedPath(request.params['*']);
      const content = await registry.use(session.id, ({ document }) => {
        const file = findFile(document, path);
        if (file === undefined) throw noSuchFile(path);
        return file.blob ?? contentOf(document, file);
      });
      if (typeof content !== 'string') {
        return sendBlob(reply, await readBlob(context.store, session.id, content.hash), content.type);
      }
      return reply.type('text/plain; charset=utf-8').send(content);
    },
  );

  server.put(
    '/api/sessions/:id/files/*',
    {
      bodyLimit: limits.fileLength * 4,
      onRequest: access.beforeBody('editor'),
      schema: {
        summary: 'Write one file: a text by the smallest edit, or bytes; creates what is missing',
        params: FileParams,
        body: {
          content: {
            'text/plain': { schema: PlainText },
            'application/octet-stream': { schema: {} },
          },
        },
        consumes: ['text/plain', 'application/octet-stream'],
        security: BEARER,
        response: { 204: Type.Null(), 201: Type.Null(), ...ERRORS },
      },
    },
    async (request, reply) => {
      // Who may not write is told so, not what is wrong with what they sent.
      const { session } = await access.require(request, request.params.id, 'editor');
      const path = checkedPath(request.params['*']);
      const body: unknown = request.body;
      if (Buffer.isBuffer(body)) {
        return reply.code((await putBytes(request, session.id, path, body)) ? 201 : 204).send(null);
      }
      const text = textOf(body);
      checkedText(path, text, limits);
      const created = await access.within(request, session.id, 'editor', async (live, { link }) => {
        const file = findFile(live.document, path);
        checkRoom(live.document, file, text, limits);
        const author = { name: link.label ?? 'HTTP', linkId: link.id };
        await live.edit(author, (doc) =>
          file === undefined ? addFile(doc, { path, text }, random) : replaceText(doc, file, text),
        );
        return file === undefined;
      });
      return reply.code(created ? 201 : 204).send(null);
    },
  );

  /** True when the file was made. */
  async function putBytes(
    request: FastifyRequest,
    id: SessionId,
    path: string,
    bytes: Uint8Array,
  ): Promise<boolean> {
    const blob = await access.within(request, id, 'editor', (live) => {
      checkRoom(live.document, findFile(live.document, path), '', limits);
      return storeBlob(live, bytes, { path, limits });
    });
    // Asked again: storing takes a while, and the entry is what others see.
    return access.within(request, id, 'editor', async (live, { link }) => {
      const file = findFile(live.document, path);
      checkRoom(live.document, file, '', limits);
      await live.edit({ name: link.label ?? 'HTTP', linkId: link.id }, (doc) =>
        putBlobEntry(doc, { path, file, blob }, random),
      );
      return file === undefined;
    });
  }

  server.delete(
    '/api/sessions/:id/files/*',
    {
      schema: {
        summary: 'Delete one file',
        params: FileParams,
        security: BEARER,
        response: { 204: Type.Null(), ...ERRORS },
      },
    },
    async (request, reply) => {
      const { session } = await access.require(request, request.params.id, 'editor');
      const path = checkedPath(request.params['*']);
      await access.within(request, session.id, 'editor', async (live, { link }) => {
        const file = findFile(live.document, path);
        if (file === undefined) throw noSuchFile(path);
        await live.edit({ name: link.label ?? 'HTTP', linkId: link.id }, (doc) =>
          doc.getMap(FILES_ROOT).delete(file.id),
        );
      });
      return reply.code(204).send(null);
    },
  );

  server.get(
    '/api/sessions/:id/archive.zip',
    {
      schema: {
        summary: 'The whole workspace',
        params: IdParams,
        security: BEARER,
        produces: ['application/zip'],
      },
    },
    async (request, reply) => {
      const { session } = await access.require(request, request.params.id, 'viewer');
      return archives.send(request, reply, 'archive.zip', () =>
        registry.use(session.id, ({ document }) => archivedFiles(document, context.store, session.id)),
      );
    },
  );
};

/** The schema has let only a text pass. */
function textOf(body: unknown): string {
  if (typeof body === 'string') return body;
  throw new HttpError(415, 'unsupported-type', 'Send text/plain or application/octet-stream.');
}
