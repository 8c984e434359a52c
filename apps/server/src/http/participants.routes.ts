import type { ChangedParticipant, Role, UserId } from '@coedit/protocol';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import type { Participant } from '../session/participant.ts';
import { REFUSALS } from '../sharing/links.ts';
import { isSamePerson, MOST_PEOPLE } from '../sharing/people.ts';
import type { Access } from './access.ts';
import { HttpError } from './errors.ts';
import type { HttpContext } from './http-context.ts';
import { BEARER, ChangedParticipantSchema, ERRORS, RoleSchema } from './schemas.ts';

const ParticipantParams = Type.Object({
  id: Type.String({ maxLength: 64 }),
  userId: Type.Integer({ minimum: 1, maximum: 2 ** 32 - 1 }),
});

export const participantRoutes: FastifyPluginAsyncTypebox<HttpContext> = async (server, context) => {
  const { access, registry } = context;

  server.patch(
    '/api/sessions/:id/participants/:userId',
    {
      schema: {
        summary: 'Change the role of someone inside; it acts at once',
        params: ParticipantParams,
        body: Type.Object({ role: RoleSchema }, { additionalProperties: false }),
        security: BEARER,
        response: { 200: ChangedParticipantSchema, ...ERRORS },
      },
    },
    async (request): Promise<ChangedParticipant> => {
      const { id, userId } = request.params;
      const { role } = request.body;
      return access.decide(request, id, async (held) => {
        const person = personOf(held, userId, context);
        if (role !== 'owner') await expectOwnerLink(person, held, context);
        await keep(person, role, held, context);
        registry.live(held.session.id)?.standing.changeRole(person, role);
        request.log.info({ by: held.link.id, userId, role }, 'role changed');
        return viewOf(person, role);
      });
    },
  );

  server.delete(
    '/api/sessions/:id/participants/:userId',
    {
      schema: {
        summary: 'Remove someone; they are cut off at once',
        params: ParticipantParams,
        security: BEARER,
        response: { 200: ChangedParticipantSchema, ...ERRORS },
      },
    },
    async (request): Promise<ChangedParticipant> => {
      const { id, userId } = request.params;
      return access.decide(request, id, async (held) => {
        const person = personOf(held, userId, context);
        await expectOwnerLink(person, held, context);
        await keep(person, null, held, context);
        registry.live(held.session.id)?.standing.remove(person, REFUSALS['person-removed'].text);
        request.log.info({ by: held.link.id, userId }, 'participant removed');
        return viewOf(person, person.role);
      });
    },
  );

  server.delete(
    '/api/sessions/:id/participants/:userId/request',
    {
      schema: {
        summary: 'Say no to someone inside who asks to edit; to say yes, change their role',
        params: ParticipantParams,
        security: BEARER,
        response: { 204: Type.Null(), ...ERRORS },
      },
    },
    async (request, reply) => {
      const { id, userId } = request.params;
      await access.decide(request, id, async ({ session, link }) => {
        const standing = registry.live(session.id)?.standing;
        const person = standing?.find(userId as UserId);
        if (standing === undefined || person === undefined) throw noSuchParticipant();
        standing.decline(person);
        request.log.info({ by: link.id, userId }, 'request to edit declined');
      });
      return reply.code(204).send(null);
    },
  );
};

const noSuchParticipant = (): HttpError =>
  new HttpError(404, 'no-such-participant', 'This person is not in the session any more.');

/** Throws `HttpError`: who left, and whoever asks: nobody puts themselves out of charge. */
function personOf({ session, personHash }: Access, userId: number, { registry }: HttpContext): Participant {
  const participant = registry.live(session.id)?.standing.find(userId as UserId);
  if (participant === undefined) throw noSuchParticipant();
  if (isSamePerson(participant.personHash, personHash)) {
    throw new HttpError(
      409,
      'yourself',
      'You cannot change your own role or remove yourself. Another owner can.',
    );
  }
  return participant;
}

/** Throws `HttpError` where it would take an owner away while no link makes another. */
async function expectOwnerLink(
  { role }: Participant,
  { session }: Access,
  { links }: HttpContext,
): Promise<void> {
  if (role !== 'owner' || (await links.workingOwners(session.id)).length > 0) return;
  throw new HttpError(
    409,
    'last-owner',
    'The session has no owner link that works, so an owner who is inside stays: make an owner link first.',
  );
}

/** So that it holds for the person's other tabs and later visits. Who told no secret is known by the connection alone. */
async function keep(
  { personHash, linkId }: Participant,
  role: Role | null,
  { session }: Access,
  { store, clock }: HttpContext,
): Promise<void> {
  if (personHash === null) return;
  const people = await store.listPeople(session.id);
  const isKnown = people.some(
    (other) => other.linkId === linkId && isSamePerson(other.personHash, personHash),
  );
  if (!isKnown && people.length >= MOST_PEOPLE) {
    throw new HttpError(
      409,
      'too-many-people',
      `Roles of ${MOST_PEOPLE} people were changed here already, which is the most: revoke the link they come by instead.`,
    );
  }
  await store.setPerson(session.id, { personHash, linkId, role, at: clock.now() });
}

function viewOf({ userId, name, linkId, personHash }: Participant, role: Role): ChangedParticipant {
  return { userId, name, role, lasts: personHash !== null, linkId };
}
