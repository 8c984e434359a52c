import { CloseCode } from '@coedit/protocol';
import { SessionFull } from '../session/arrivals.ts';
import type { Connection } from '../session/connection.ts';
import type { Participant } from '../session/participant.ts';
import { type Registry, RegistryClosed } from '../session/registry.ts';
import { type Session, SessionEnded } from '../session/session.ts';
import type { Entrance, EntranceCheck } from '../sharing/entrance.ts';
import { REFUSALS } from '../sharing/links.ts';
import { NoSuchSession, StoreDamaged } from '../store/store.ts';
import type { Handshake } from './handshake.ts';

export interface Joined {
  readonly session: Session;
  readonly participant: Participant;
}

/** Why somebody is not let in: a close code and a reason that a page can turn into a sentence. */
export class NotAdmitted extends Error {
  override readonly name = 'NotAdmitted';
  readonly code: CloseCode;

  constructor(code: CloseCode, reason: string) {
    super(reason);
    this.code = code;
  }
}

export interface Admitting {
  readonly registry: Registry;
  readonly entrance: Entrance;
}

/** Checks session, token and lineage, in this order, and joins. Rejects with `NotAdmitted`, or with what is a fault of ours. */
export async function admit(
  id: string,
  handshake: Handshake,
  connection: Connection,
  { registry, entrance }: Admitting,
): Promise<Joined> {
  try {
    const entering = await entrance.enter(id, handshake);
    if (!entering.ok) {
      const { refusal } = entering;
      const isMissing = refusal === 'no-such-session';
      throw new NotAdmitted(isMissing ? CloseCode.NoSuchSession : REFUSALS[refusal].close, refusal);
    }
    const { id: sessionId } = entering.session;
    return await registry.use(sessionId, async (session) => {
      // Loading takes its time, and so does the check: what an owner decided meanwhile found nobody to act on.
      for (;;) {
        const { changes } = session.standing;
        const check = await entrance.check(sessionId, handshake);
        if (session.standing.changes === changes) return join(session, check, handshake, connection);
      }
    });
  } catch (error) {
    throw refusalOf(error);
  }
}

function join(
  session: Session,
  check: EntranceCheck,
  { lineage }: Handshake,
  connection: Connection,
): Joined {
  if (!check.ok) throw new NotAdmitted(REFUSALS[check.refusal].close, check.refusal);
  if (lineage !== null && lineage !== session.document.lineage) {
    throw new NotAdmitted(CloseCode.OtherLineage, 'other-lineage');
  }
  const { link, role, personHash } = check;
  const admission = { linkId: link.id, personHash, role, expiresAt: link.expiresAt };
  return { session, participant: session.join(connection, admission) };
}

function refusalOf(error: unknown): unknown {
  if (error instanceof NoSuchSession) return new NotAdmitted(CloseCode.NoSuchSession, 'no-such-session');
  if (error instanceof SessionFull) return new NotAdmitted(CloseCode.TryLater, 'session-full');
  if (error instanceof SessionEnded) return new NotAdmitted(CloseCode.Restarting, 'reloading');
  if (error instanceof RegistryClosed) return new NotAdmitted(CloseCode.Restarting, 'restarting');
  if (error instanceof StoreDamaged) return new NotAdmitted(CloseCode.TryLater, 'session-damaged');
  return error;
}
