import type * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { FieldBounds } from './field-bounds.ts';
import type { Lineage, UserId } from './ids.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { MessageType } from './message.ts';
import { expectEnd, MalformedMessage, reading, readText, readUint, readUint32 } from './reader.ts';
import { isRole, type Role } from './roles.ts';

/** The first message to a `coedit.v1` connection, once its token was accepted. */
export interface Welcome {
  readonly protocolVersion: number;
  readonly userId: UserId;
  readonly role: Role;
  readonly sessionName: string;
  readonly lineage: Lineage;
  /** The server's clock, ms since 1970, so that times in chat and history can be shown against the reader's own. */
  readonly serverTime: number;
  readonly limits: Limits;
}

export function encodeWelcomeMessage(welcome: Welcome): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MessageType.Welcome);
    encoding.writeVarUint(encoder, welcome.protocolVersion);
    encoding.writeVarUint(encoder, welcome.userId);
    encoding.writeVarString(encoder, welcome.role);
    encoding.writeVarString(encoder, welcome.sessionName);
    encoding.writeVarString(encoder, welcome.lineage);
    encoding.writeVarUint(encoder, welcome.serverTime);
    encoding.writeVarString(encoder, JSON.stringify(welcome.limits));
  });
}

export function readWelcomeBody(decoder: decoding.Decoder): Welcome {
  const protocolVersion = readUint32(decoder);
  const userId = readUint32(decoder) as UserId;
  const role = readText(decoder, FieldBounds.role);
  if (!isRole(role)) throw new MalformedMessage(`role "${role}"`);
  const sessionName = readText(decoder, FieldBounds.sessionName);
  const lineage = readText(decoder, FieldBounds.lineage) as Lineage;
  const serverTime = readUint(decoder);
  const limits = readLimits(readText(decoder, FieldBounds.limitsJson));
  expectEnd(decoder);
  return { protocolVersion, userId, role, sessionName, lineage, serverTime, limits };
}

/** A limit this version does not know is left out, one that is missing has its default: versions may differ by a release. */
function readLimits(json: string): Limits {
  const told: unknown = reading(() => JSON.parse(json));
  if (typeof told !== 'object' || told === null) throw new MalformedMessage('limits are not a JSON object');
  const known = Object.keys(DEFAULT_LIMITS) as (keyof Limits)[];
  const entries = known.map((key) => {
    const value = (told as Record<string, unknown>)[key];
    return [key, typeof value === 'number' && value >= 0 ? value : DEFAULT_LIMITS[key]] as const;
  });
  return Object.fromEntries(entries) as unknown as Limits;
}
