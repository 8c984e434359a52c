import {
  type CreatedSession,
  cleanName,
  type Lineage,
  type Role,
  type SessionId,
  type SessionView,
  urlSafe,
} from '@coedit/protocol';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import * as Y from 'yjs';
import { addressKey } from '../sharing/address.ts';
import type { UpdateRecord } from '../store/store.ts';
import type { Access } from './access.ts';
import { BodyRoom } from './body-room.ts';
import { HttpError } from './errors.ts';
import { addFile, checkedPath, checkedText, type NewFile } from './file-contents.ts';
import type { HttpContext } from './http-context.ts';
import { publicUrlOf } from './public-url.ts';
import { BEARER, CreatedSessionSchema, ERRORS, IdParams, SessionSchema } from './schemas.ts';

const SESSION_ID_LENGTH = 16;
const LINEAGE_LENGTH = 16;
/** Seconds after which who found no room for a large session is told to try again. */
const RETRY_AFTER = 5;
const FIRST_LINKS = ['owner', 'editor', 'viewer'] as const satisfies readonly Role[];

const NewSessionBody = Type.Object(
  {
    name: Type.Optional(Type.String({ maxLength: 1000 })),
    files: Type.Optional(
      Type.Array(Type.Object({ path: Type.String({ maxLength: 2000 }), text: Type.String() }), {
        maxItems: 100_000,
      }),
    ),
  },
  { additionalProperties: false },
);

export const sessionRoutes: FastifyPluginAsyncTypebox<HttpContext> = async (server, context) => {
  const { access, registry, store, config } = context;
  // JSON needs up to six bytes for a character, and a session's first files come in one request.
  const bodyLimit = Math.min(config.limits.sessionLength * 2, 256 * 1024 * 1024);
  const room = new BodyRoom({ most: 3 * bodyLimit, mostOfAddress: 1.5 * bodyLimit });

  server.post(
    '/api/sessions',
    {
      onRequest: async ({ ip, headers }, reply) => {
        const length = Number(headers['content-length'] ?? bodyLimit);
        const giveBack = room.take(ip, Math.min(Number.isFinite(length) ? length : bodyLimit, bodyLimit));
        if (giveBack === null)
          throw new HttpError(
            503,
            'busy',
            'Too much is being sent to this server at once: try again in a few seconds.',
            RETRY_AFTER,
          );
        reply.raw.once('close', giveBack);
      },
      config: {
        rateLimit: {
          max: config.limits.sessionsPerHour,
          timeWindow: '1 hour',
          keyGenerator: ({ ip }: FastifyRequest) => addressKey(ip),
        },
      },
      bodyLimit,
      schema: {
        summary: 'Make a session',
        body: Type.Union([NewSessionBody, Type.Null()]),
        response: { 201: CreatedSessionSchema, ...ERRORS },
      },
    },
    async (request, reply) => {
      const created = await createSession(context, {
        name: request.body?.name ?? '',
        files: request.body?.files ?? [],
        publicUrl: publicUrlOf(request, config),
      });
      return reply.code(201).send(created);
    },
  );

  server.get(
    '/api/sessions/:id',
    {
      schema: {
        summary: 'A session',
        params: IdParams,
        security: BEARER,
        response: { 200: SessionSchema, ...ERRORS },
      },
    },
    async (request): Promise<SessionView> => {
      return viewOf(await access.require(request, request.params.id, 'viewer'), context);
    },
  );

  server.patch(
    '/api/sessions/:id',
    {
      schema: {
        summary: 'Rename a session',
        params: IdParams,
        body: Type.Object(
          { name: Type.Optional(Type.String({ maxLength: 1000 })) },
          { additionalProperties: false },
        ),
        security: BEARER,
        response: { 200: SessionSchema, ...ERRORS },
      },
    },
    async (request): Promise<SessionView> => {
      const { name: wished } = request.body;
      return access.decide(request, request.params.id, async (held) => {
        if (wished === undefined) return viewOf(held, context);
        const { session } = held;
        const name = checkedName(wished, config.limits.nameLength);
        await store.renameSession(session.id, name);
        (await registry.loaded(session.id))?.rename(name);
        return viewOf({ ...held, session: { ...session, name } }, context);
      });
    },
  );

  server.delete(
    '/api/sessions/:id',
    {
      schema: {
        summary: 'Delete a session and all it stored',
        params: IdParams,
        security: BEARER,
        response: { 204: Type.Null(), ...ERRORS },
      },
    },
    async (request, reply) => {
      await access.decide(request, request.params.id, ({ session }) => registry.delete(session.id));
      return reply.code(204).send(null);
    },
  );
};

function viewOf({ session, role }: Pick<Access, 'session' | 'role'>, { registry }: HttpContext): SessionView {
  return {
    id: session.id,
    name: session.name,
    role,
    createdAt: new Date(session.createdAt).toISOString(),
    updatedAt: new Date(session.updatedAt).toISOString(),
    participants: registry.live(session.id)?.participantCount ?? 0,
  };
}

interface SessionWish {
  readonly name: string;
  readonly files: readonly NewFile[];
  readonly publicUrl: string;
}

async function createSession(context: HttpContext, wish: SessionWish): Promise<CreatedSession> {
  const { store, links, clock, random, config } = context;
  const checked = checkFiles(wish.files, config.limits);
  const name = wish.name === '' ? 'Untitled session' : checkedName(wish.name, config.limits.nameLength);
  const id = urlSafe(random(SESSION_ID_LENGTH)) as SessionId;
  const made = await Promise.all(
    FIRST_LINKS.map((role) =>
      links.make(id, { role, label: null, expiresAt: null, password: null }, wish.publicUrl),
    ),
  );
  const now = clock.now();
  const record = {
    id,
    name,
    lineage: urlSafe(random(LINEAGE_LENGTH)) as Lineage,
    createdAt: now,
    updatedAt: now,
  };
  await store.createSession(
    record,
    made.map((link) => link.record),
    firstRecords(checked, context),
  );
  const [owner, editor, viewer] = made.map((link) => link.told);
  if (owner === undefined || editor === undefined || viewer === undefined)
    throw new Error('a session has three links');
  return { id, name, links: { owner, editor, viewer } };
}

function checkedName(wished: string, maxLength: number): string {
  if ([...wished].length > maxLength) {
    throw new HttpError(400, 'name', `The name is too long: at most ${maxLength} characters.`);
  }
  const name = cleanName(wished, maxLength);
  if (name === '')
    throw new HttpError(400, 'name', 'Give the session a name of at least one visible character.');
  return name;
}

function checkFiles(files: readonly NewFile[], limits: HttpContext['config']['limits']): NewFile[] {
  if (files.length > limits.files) {
    throw new HttpError(
      413,
      'too-many-files',
      `A session has at most ${limits.files} files; these are ${files.length}.`,
    );
  }
  const seen = new Set<string>();
  let total = 0;
  const checked = files.map(({ path: wished, text }) => {
    const path = checkedPath(wished);
    if (seen.has(path)) throw new HttpError(400, 'path', `Two files have the path "${path}".`);
    seen.add(path);
    checkedText(path, text, limits);
    total += text.length;
    return { path, text };
  });
  if (total > limits.sessionLength) {
    throw new HttpError(
      413,
      'too-large',
      `The files are too large together: at most ${limits.sessionLength} characters.`,
    );
  }
  return checked;
}

/** The server alone creates a document's first content. */
function firstRecords(files: readonly NewFile[], { random, clock }: HttpContext): UpdateRecord[] {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const file of files) addFile(doc, file, random);
  });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return files.length === 0 ? [] : [{ update, at: clock.now(), author: '', linkId: '' }];
}
