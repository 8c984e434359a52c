import {
  CloseCode,
  isLinkId,
  LEAST_PASSWORD_LENGTH,
  type LinkView,
  MOST_PASSWORD_LENGTH,
  type SessionId,
} from '@coedit/protocol';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { type Links, REFUSALS } from '../sharing/links.ts';
import type { LinkRecord } from '../store/store.ts';
import { HttpError } from './errors.ts';
import type { HttpContext } from './http-context.ts';
import { publicUrlOf } from './public-url.ts';
import { BEARER, ERRORS, IdParams, LinkSchema, LinkWithTokenSchema, RoleSchema } from './schemas.ts';

const MOST_LINKS = 100;
const LinkParams = Type.Object({
  id: Type.String({ maxLength: 64 }),
  linkId: Type.String({ maxLength: 64 }),
});

export const linkRoutes: FastifyPluginAsyncTypebox<HttpContext> = async (server, context) => {
  const { access, links, registry, clock, config } = context;

  server.get(
    '/api/sessions/:id/links',
    {
      schema: {
        summary: 'The links of a session, without their tokens',
        params: IdParams,
        security: BEARER,
        response: { 200: Type.Array(LinkSchema), ...ERRORS },
      },
    },
    async (request): Promise<LinkView[]> => {
      const { session, link } = await access.require(request, request.params.id, 'owner');
      return (await links.list(session.id)).map((record) => viewOf(record, link));
    },
  );

  server.post(
    '/api/sessions/:id/links',
    {
      schema: {
        summary: 'Make a link; its token is told this once',
        params: IdParams,
        body: Type.Object(
          {
            role: RoleSchema,
            label: Type.Optional(Type.String({ maxLength: 100 })),
            expiresAt: Type.Optional(Type.String({ maxLength: 40, description: 'ISO 8601' })),
            password: Type.Optional(
              Type.String({ minLength: LEAST_PASSWORD_LENGTH, maxLength: MOST_PASSWORD_LENGTH }),
            ),
          },
          { additionalProperties: false },
        ),
        security: BEARER,
        response: { 201: LinkWithTokenSchema, ...ERRORS },
      },
    },
    async (request, reply) => {
      const { role, label, expiresAt, password } = request.body;
      const made = await access.decide(request, request.params.id, async ({ session }) => {
        if ((await links.list(session.id)).length >= MOST_LINKS) {
          throw new HttpError(
            409,
            'too-many-links',
            `A session has at most ${MOST_LINKS} links: revoke one first.`,
          );
        }
        const wish = {
          role,
          label: label ?? null,
          expiresAt: checkedExpiry(expiresAt, clock.now()),
          password: password ?? null,
        };
        return links.add(session.id, wish, publicUrlOf(request, config));
      });
      return reply.code(201).send(made);
    },
  );

  server.delete(
    '/api/sessions/:id/links/:linkId',
    {
      schema: {
        summary: 'Revoke a link; who came by it is cut off at once',
        params: LinkParams,
        security: BEARER,
        response: { 204: Type.Null(), ...ERRORS },
      },
    },
    async (request, reply) => {
      await access.decide(request, request.params.id, async ({ session, link }) => {
        const target = await revocable(links, session.id, request.params.linkId);
        await links.revoke(session.id, target.id);
        registry
          .live(session.id)
          ?.standing.endLink(target.id, CloseCode.Revoked, 'link-revoked', REFUSALS['link-revoked'].text);
        request.log.info({ by: link.id, linkId: target.id }, 'link revoked');
      });
      return reply.code(204).send(null);
    },
  );
};

/** Throws `HttpError` for a link that is not there, and for the last that lets an owner in. */
async function revocable(links: Links, sessionId: SessionId, linkId: string): Promise<LinkRecord> {
  const records = isLinkId(linkId) ? await links.list(sessionId) : [];
  const target = records.find((record) => record.id === linkId);
  if (target === undefined) throw new HttpError(404, 'no-such-link', 'The session has no such link.');
  if (target.role === 'owner' && (await links.workingOwners(sessionId, target.id)).length === 0) {
    throw new HttpError(
      409,
      'last-owner-link',
      'This is the only owner link: make another before revoking it.',
    );
  }
  return target;
}

function viewOf(link: LinkRecord, asking: LinkRecord): LinkView {
  return {
    id: link.id,
    role: link.role,
    label: link.label,
    createdAt: new Date(link.createdAt).toISOString(),
    expiresAt: isoOrNull(link.expiresAt),
    hasPassword: link.passwordHash !== null,
    lastUsedAt: isoOrNull(link.lastUsedAt),
    current: link.id === asking.id,
  };
}

const isoOrNull = (time: number | null): string | null =>
  time === null ? null : new Date(time).toISOString();

function checkedExpiry(expiresAt: string | undefined, now: number): number | null {
  if (expiresAt === undefined) return null;
  const time = Date.parse(expiresAt);
  if (Number.isNaN(time))
    throw new HttpError(
      400,
      'expires-at',
      'The field expiresAt must be a time such as 2027-01-31T12:00:00Z.',
    );
  if (time <= now)
    throw new HttpError(400, 'expires-at', 'The field expiresAt must be a time in the future.');
  return time;
}
