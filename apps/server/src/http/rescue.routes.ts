import { type Lineage, type SessionId, urlSafe } from '@coedit/protocol';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { SessionDocument } from '../document/document.ts';
import { wholeRecords } from '../document/document-loading.ts';
import type { GuardLimits } from '../document/guard.ts';
import type { Backups, RescuedState } from '../store/backups.ts';
import { StoreDamaged } from '../store/store.ts';
import { ArchiveDoor } from './archive-door.ts';
import { archivedFiles } from './blob-files.ts';
import { HttpError } from './errors.ts';
import type { HttpContext } from './http-context.ts';
import { BEARER, ERRORS, IdParams } from './schemas.ts';

export interface RescueContext extends HttpContext {
  readonly backups: Backups;
  readonly guardLimits: GuardLimits;
}

interface Rescued {
  readonly state: RescuedState;
  readonly document: SessionDocument;
}

const ID_LENGTH = 16;
const NO_STATE_VECTOR = new Uint8Array([0]);
/** Reading all that is left of a session is work. */
const RATE = { rateLimit: { max: 30, timeWindow: '1 minute' } };

const RescueSchema = Type.Object(
  {
    whole: Type.Integer({ description: 'Edits up to the first damage' }),
    edits: Type.Integer({ description: 'Edits that there were' }),
    at: Type.Union([Type.String(), Type.Null()], {
      description: 'Time of the last whole edit, if it is known',
    }),
    files: Type.Integer(),
  },
  { description: 'The last good state of a damaged session' },
);

/** A session whose stored data are damaged: its last good state, to look at, to take along, and to go on from. */
export const rescueRoutes: FastifyPluginAsyncTypebox<RescueContext> = async (server, context) => {
  const { access, registry, backups, clock, random } = context;
  const archives = new ArchiveDoor();

  server.get(
    '/api/sessions/:id/rescue',
    {
      config: RATE,
      schema: {
        summary: 'What is left of a damaged session',
        params: IdParams,
        security: BEARER,
        response: { 200: RescueSchema, ...ERRORS },
      },
    },
    async (request) => {
      const { session } = await access.require(request, request.params.id, 'viewer');
      const { state, document } = await rescue(context, session.id);
      const at = state.at === null ? null : new Date(state.at).toISOString();
      return { whole: state.through, edits: state.newest, at, files: document.files().length };
    },
  );

  server.get(
    '/api/sessions/:id/rescue.zip',
    {
      config: RATE,
      schema: {
        summary: 'The last good state of a damaged session',
        params: IdParams,
        security: BEARER,
        produces: ['application/zip'],
      },
    },
    async (request, reply) => {
      const { session } = await access.require(request, request.params.id, 'viewer');
      return archives.send(request, reply, 'rescue.zip', async () => {
        const { document } = await rescue(context, session.id);
        return archivedFiles(document, context.store, session.id);
      });
    },
  );

  server.post(
    '/api/sessions/:id/rescue',
    {
      config: RATE,
      schema: {
        summary: 'Go on from the last good state; the damaged data are kept under another id',
        params: IdParams,
        security: BEARER,
        response: { 200: Type.Object({ asideId: Type.String() }), ...ERRORS },
      },
    },
    (request) =>
      access.decide(request, request.params.id, async ({ session, link }) => {
        const { document } = await rescue(context, session.id);
        const update = document.difference(NO_STATE_VECTOR);
        const asideId = urlSafe(random(ID_LENGTH)) as SessionId;
        const lineage = urlSafe(random(ID_LENGTH)) as Lineage;
        const first = { update, at: clock.now(), author: '', linkId: link.id };
        const notice = {
          code: 'restored',
          text: 'An owner goes on from the last good state of this session.',
        } as const;
        await registry.replace(session.id, notice, () =>
          backups.startOver(session.id, { asideId, asideNote: ' (damaged)', lineage }, first),
        );
        return { asideId };
      }),
  );
};

/** Throws `HttpError` 409 when the session is whole. */
async function rescue({ registry, backups, guardLimits }: RescueContext, id: SessionId): Promise<Rescued> {
  if (await isWhole(registry, id))
    throw new HttpError(409, 'not-damaged', 'What is stored of this session is whole: open it.');
  const state = withoutGap(await backups.rescue(id));
  return { state, document: SessionDocument.load(state, guardLimits) };
}

/** Up to the first record that builds on one that is not there. */
function withoutGap(state: RescuedState): RescuedState {
  const count = wholeRecords(state);
  if (count === state.tail.length) return state;
  const through = state.through - state.tail.length + count;
  return { ...state, tail: state.tail.slice(0, count), through, at: null };
}

async function isWhole(registry: HttpContext['registry'], id: SessionId): Promise<boolean> {
  try {
    return await registry.use(id, () => true);
  } catch (error) {
    if (error instanceof StoreDamaged) return false;
    throw error;
  }
}
