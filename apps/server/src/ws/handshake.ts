import {
  decodePassword,
  isLineage,
  type Lineage,
  PASSWORD_SUBPROTOCOL_PREFIX,
  PERSON_SUBPROTOCOL_PREFIX,
  SUBPROTOCOL,
  TOKEN_SUBPROTOCOL_PREFIX,
} from '@coedit/protocol';
import type { FastifyRequest } from 'fastify';

/** What a client told when it asked to be upgraded, and where from. */
export interface Handshake {
  /** Network address, as far as proxies are believed. */
  readonly address: string;
  readonly token: string | null;
  /** Of the link; null: none was told. */
  readonly password: string | null;
  /** The person's secret; null: none was told. */
  readonly person: string | null;
  /** True when it offered no `coedit.v1`: it knows message types 0 to 3 only. */
  readonly stock: boolean;
  /** The document it holds already; null: none. */
  readonly lineage: Lineage | 'unreadable' | null;
}

export function readHandshake(request: FastifyRequest): Handshake {
  const offered = offeredSubprotocols(request);
  const query = request.query as Readonly<Record<string, unknown>>;
  const inProtocol = offered.find((name) => name.startsWith(TOKEN_SUBPROTOCOL_PREFIX));
  const inPerson = offered.find((name) => name.startsWith(PERSON_SUBPROTOCOL_PREFIX));
  const inPassword = offered.find((name) => name.startsWith(PASSWORD_SUBPROTOCOL_PREFIX));
  const inQuery = typeof query.token === 'string' ? query.token : null;
  return {
    address: request.ip,
    token: inProtocol?.slice(TOKEN_SUBPROTOCOL_PREFIX.length) ?? inQuery,
    password: decodePassword(inPassword?.slice(PASSWORD_SUBPROTOCOL_PREFIX.length) ?? ''),
    person: inPerson?.slice(PERSON_SUBPROTOCOL_PREFIX.length) ?? null,
    stock: !offered.includes(SUBPROTOCOL),
    lineage: readLineage(query.lineage),
  };
}

/** For `ws`: the server selects `coedit.v1`, and never echoes a token. */
export function selectSubprotocol(offered: ReadonlySet<string>): string | false {
  return offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false;
}

function offeredSubprotocols(request: FastifyRequest): string[] {
  const header = request.headers['sec-websocket-protocol'] ?? '';
  return header.split(',').map((name) => name.trim());
}

function readLineage(told: unknown): Handshake['lineage'] {
  if (told === undefined || told === '') return null;
  return typeof told === 'string' && isLineage(told) ? told : 'unreadable';
}
