import type { ApiError } from '@coedit/protocol';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { RegistryClosed } from '../session/registry.ts';
import { SessionEnded } from '../session/session.ts';
import { REFUSALS, type Refusal } from '../sharing/links.ts';
import { NoSuchSession, StoreClosed, StoreDamaged, StoreUnavailable } from '../store/store.ts';

/** A failure with a code for programs and a sentence that a person can act on. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly statusCode: number;
  readonly code: string;
  /** Seconds; null: not told. */
  readonly retryAfter: number | null;

  constructor(statusCode: number, code: string, message: string, retryAfter: number | null = null) {
    super(message);
    this.statusCode = statusCode;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

const STATUS_NAMES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

const REFUSAL_STATUS: Record<Refusal, number> = {
  'no-token': 401,
  'bad-token': 401,
  'link-revoked': 403,
  'link-expired': 403,
  'person-removed': 403,
  'password-needed': 401,
  'wrong-password': 401,
  'too-many-attempts': 429,
};

/** `waitMs`: until another attempt is looked at. */
export function refusalError(refusal: Refusal, waitMs = 0): HttpError {
  const retryAfter = refusal === 'too-many-attempts' ? Math.max(1, Math.ceil(waitMs / 1000)) : null;
  return new HttpError(REFUSAL_STATUS[refusal], refusal, REFUSALS[refusal].text, retryAfter);
}

export const noSuchSession = (): HttpError =>
  new HttpError(
    404,
    'no-such-session',
    'There is no such session: it was deleted, or the address is mistyped.',
  );

export const noSuchFile = (path: string): HttpError =>
  new HttpError(404, 'no-such-file', `The session has no file "${path}".`);

/** Every error of every route leaves as the contract's `{ statusCode, code, error, message }`. */
export function sendError(
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const known = toHttpError(error);
  if (known.statusCode >= 500) request.log.error({ err: error }, 'request failed');
  const { statusCode, code, message, retryAfter } = known;
  if (retryAfter !== null) void reply.header('Retry-After', retryAfter);
  const body: ApiError = { statusCode, code, error: STATUS_NAMES[statusCode] ?? 'Error', message };
  return reply.code(statusCode).type('application/json; charset=utf-8').send(body);
}

function toHttpError(error: FastifyError | Error): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof NoSuchSession) return noSuchSession();
  if (error instanceof StoreDamaged) {
    return new HttpError(
      500,
      'session-damaged',
      'What is stored of this session is damaged. Its last good state can be had (rescue.zip), and an owner can go on from it. Tell the operator of this server.',
    );
  }
  if (error instanceof StoreUnavailable || error instanceof StoreClosed) {
    return new HttpError(
      503,
      'storage-unavailable',
      'The server cannot store anything right now (its disk may be full). Try again later.',
    );
  }
  if (error instanceof SessionEnded) {
    return new HttpError(503, 'restarting', 'The session is being loaded anew. Try again in a few seconds.');
  }
  if (error instanceof RegistryClosed) {
    return new HttpError(503, 'restarting', 'The server is restarting. Try again in a few seconds.');
  }
  return fromFastify(error);
}

function fromFastify(error: FastifyError | Error): HttpError {
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  if ('validation' in error && error.validation !== undefined) {
    return new HttpError(
      400,
      'invalid-request',
      `The request is not of the documented form: ${error.message}.`,
    );
  }
  if (status === 413)
    return new HttpError(413, 'too-large', 'The request is larger than this server allows.');
  if (status === 415)
    return new HttpError(
      415,
      'unsupported-type',
      'Send JSON (application/json), or text/plain or application/octet-stream for a file.',
    );
  if (status === 429) return new HttpError(429, 'rate-limited', error.message);
  if (status >= 400 && status < 500) return new HttpError(status, 'invalid-request', sentence(error.message));
  return new HttpError(500, 'internal', 'Something went wrong on the server. It is logged; try again.');
}

function sentence(text: string): string {
  return /[.!?]$/u.test(text) ? text : `${text}.`;
}
