import {
  type ApiError,
  type BlobReference,
  type ChangedParticipant,
  type ChatSearchView,
  type ChatView,
  type CreatedSession,
  type CreateLinkRequest,
  type CreateSessionRequest,
  encodePassword,
  type FileView,
  type LinkId,
  type LinkView,
  type LinkWithToken,
  PASSWORD_HEADER,
  PERSON_HEADER,
  type PreviewView,
  type RescueView,
  type Role,
  type SessionId,
  type SessionView,
  type UserId,
} from '@coedit/protocol';
import { ApiFailure } from './api-failure.ts';

/** A request that takes longer than this (ms) has failed: long enough for 50 MiB on a slow line. */
const TIME_LIMIT = 120_000;

interface Request {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as text/plain. */
  readonly text?: string;
  /** Sent as they are. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  /** Ends the request before its time. */
  readonly signal?: AbortSignal | undefined;
}

/** The HTTP side of an instance. The token, where one is needed, is that of a link to the session. */
export class SessionApi {
  readonly #baseUrl: string;
  readonly #token: string | undefined;
  readonly #password: string | undefined;
  readonly #person: string | undefined;

  /**
   * @param baseUrl where the instance is, such as `https://code.example.org`
   * @param person the secret that the session's client shows too, so that both have one role
   */
  constructor(baseUrl: string, token?: string, password?: string, person?: string) {
    this.#baseUrl = baseUrl.replace(/\/+$/u, '');
    this.#token = token;
    this.#password = password;
    this.#person = person;
  }

  createSession(request: CreateSessionRequest = {}): Promise<CreatedSession> {
    return this.#json('/api/sessions', { method: 'POST', json: request });
  }

  getSession(id: SessionId): Promise<SessionView> {
    return this.#json(sessionPath(id));
  }

  async renameSession(id: SessionId, name: string): Promise<void> {
    await this.#ask(sessionPath(id), { method: 'PATCH', json: { name } });
  }

  async deleteSession(id: SessionId): Promise<void> {
    await this.#ask(sessionPath(id), { method: 'DELETE' });
  }

  listLinks(id: SessionId): Promise<readonly LinkView[]> {
    return this.#json(`${sessionPath(id)}/links`);
  }

  /** The only time the link's token is told. */
  createLink(id: SessionId, request: CreateLinkRequest): Promise<LinkWithToken> {
    return this.#json(`${sessionPath(id)}/links`, { method: 'POST', json: request });
  }

  async deleteLink(id: SessionId, linkId: LinkId): Promise<void> {
    await this.#ask(`${sessionPath(id)}/links/${encodeURIComponent(linkId)}`, { method: 'DELETE' });
  }

  /** Of someone inside. It acts at once. */
  changeRole(id: SessionId, userId: UserId, role: Role): Promise<ChangedParticipant> {
    return this.#json(participantPath(id, userId), { method: 'PATCH', json: { role } });
  }

  /** They are cut off at once. */
  removeParticipant(id: SessionId, userId: UserId): Promise<ChangedParticipant> {
    return this.#json(participantPath(id, userId), { method: 'DELETE' });
  }

  /** Says no to someone inside who asks to edit. */
  async declineRequest(id: SessionId, userId: UserId): Promise<void> {
    await this.#ask(`${participantPath(id, userId)}/request`, { method: 'DELETE' });
  }

  /** The latest messages of the chat, or those before one; oldest first. */
  readChat(id: SessionId, before?: string): Promise<readonly ChatView[]> {
    return this.#json(
      `${sessionPath(id)}/chat${before === undefined ? '' : `?before=${encodeURIComponent(before)}`}`,
    );
  }

  /** The latest messages with all of these words, of all that was ever said. */
  searchChat(id: SessionId, words: string): Promise<ChatSearchView> {
    return this.#json(`${sessionPath(id)}/chat/search`, { method: 'POST', json: { words } });
  }

  listFiles(id: SessionId): Promise<readonly FileView[]> {
    return this.#json(`${sessionPath(id)}/files`);
  }

  async readFile(id: SessionId, path: string): Promise<string> {
    const response = await this.#ask(filePath(id, path));
    // Not `response.text()`: that would swallow the byte order mark of a file that has one.
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
  }

  /** Makes the smallest edit, so that people who type in the file are not disturbed; creates what is missing. */
  async writeFile(id: SessionId, path: string, text: string): Promise<void> {
    await this.#ask(filePath(id, path), { method: 'PUT', text });
  }

  /** The file is these bytes from now on; creates what is missing. */
  async writeBytes(id: SessionId, path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#ask(filePath(id, path), { method: 'PUT', bytes });
  }

  /** Stores the bytes of a file that is no text: when it resolves, an entry may name them. */
  uploadBlob(
    id: SessionId,
    path: string,
    bytes: Uint8Array<ArrayBuffer>,
    signal?: AbortSignal,
  ): Promise<BlobReference> {
    const query = `?path=${encodeURIComponent(path)}`;
    return this.#json(`${sessionPath(id)}/blobs${query}`, { method: 'POST', bytes, signal });
  }

  async readBlob(id: SessionId, hash: string, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    const response = await this.#ask(`${sessionPath(id)}/blobs/${encodeURIComponent(hash)}`, { signal });
    return new Uint8Array(await response.arrayBuffer());
  }

  /** An address under which the session's files are pages, for a while. */
  createPreview(id: SessionId): Promise<PreviewView> {
    return this.#json(`${sessionPath(id)}/previews`, { method: 'POST' });
  }

  async deleteFile(id: SessionId, path: string): Promise<void> {
    await this.#ask(filePath(id, path), { method: 'DELETE' });
  }

  /** The whole workspace as a zip. */
  async archive(id: SessionId): Promise<Uint8Array<ArrayBuffer>> {
    const response = await this.#ask(`${sessionPath(id)}/archive.zip`);
    return new Uint8Array(await response.arrayBuffer());
  }

  /** Of a damaged session; rejects with the code `not-damaged` for a whole one. */
  rescue(id: SessionId): Promise<RescueView> {
    return this.#json(`${sessionPath(id)}/rescue`);
  }

  /** Its last good state as a zip. */
  async rescueArchive(id: SessionId): Promise<Uint8Array<ArrayBuffer>> {
    const response = await this.#ask(`${sessionPath(id)}/rescue.zip`);
    return new Uint8Array(await response.arrayBuffer());
  }

  /** The session goes on from its last good state; the damaged data are kept under another id. For owners. */
  async goOnFromRescue(id: SessionId): Promise<void> {
    await this.#ask(`${sessionPath(id)}/rescue`, { method: 'POST' });
  }

  async #json<T>(path: string, request: Request = {}): Promise<T> {
    const response = await this.#ask(path, request);
    try {
      return (await response.json()) as T;
    } catch (cause) {
      throw new ApiFailure(
        response.status,
        'not-json',
        'The server gave an answer that is not of this program.',
        { cause },
      );
    }
  }

  async #ask(path: string, request: Request = {}): Promise<Response> {
    const response = await this.#fetch(path, request);
    if (!response.ok) throw await failureOf(response);
    return response;
  }

  async #fetch(
    path: string,
    { method = 'GET', json, text, bytes, signal: ended }: Request,
  ): Promise<Response> {
    const headers: Record<string, string> = {};
    if (this.#token !== undefined) headers.authorization = `Bearer ${this.#token}`;
    if (this.#password !== undefined) headers[PASSWORD_HEADER] = encodePassword(this.#password);
    if (this.#person !== undefined) headers[PERSON_HEADER] = this.#person;
    if (json !== undefined) headers['content-type'] = 'application/json';
    if (text !== undefined) headers['content-type'] = 'text/plain; charset=utf-8';
    if (bytes !== undefined) headers['content-type'] = 'application/octet-stream';
    const body = json === undefined ? (text ?? bytes) : JSON.stringify(json);
    const limit = AbortSignal.timeout(TIME_LIMIT);
    const signal = ended === undefined ? limit : AbortSignal.any([limit, ended]);
    try {
      return await fetch(this.#baseUrl + path, {
        method,
        headers,
        signal,
        ...(body === undefined ? {} : { body }),
      });
    } catch (cause) {
      throw new ApiFailure(
        0,
        'unreachable',
        'The server could not be reached. Check your connection and try again.',
        { cause },
      );
    }
  }
}

async function failureOf(response: Response): Promise<ApiFailure> {
  const fallback = `The server answered ${response.status}. Try again later.`;
  const retryAfter = retryAfterOf(response);
  try {
    const { code, message } = (await response.json()) as Partial<ApiError>;
    return new ApiFailure(response.status, code ?? 'unknown', message ?? fallback, { retryAfter });
  } catch {
    // A proxy's HTML page, or the line broke: the status is all there is.
    return new ApiFailure(response.status, 'unknown', fallback, { retryAfter });
  }
}

/** A date, which the header may be too, is for clocks that agree: it is taken for nothing. */
function retryAfterOf({ headers }: Response): number | null {
  const value = headers.get('retry-after') ?? '';
  return /^\d{1,6}$/.test(value) ? Number(value) : null;
}

const sessionPath = (id: SessionId) => `/api/sessions/${encodeURIComponent(id)}`;

const participantPath = (id: SessionId, userId: UserId) => `${sessionPath(id)}/participants/${userId}`;

function filePath(id: SessionId, path: string): string {
  const parts = path.split('/');
  // Every HTTP client resolves `..` away, into another route. Behind an encoded slash the server gets to see and refuse it.
  const hasDots = parts.some((part) => part === '.' || part === '..');
  const encoded = hasDots ? encodeURIComponent(`./${path}`) : parts.map(encodeURIComponent).join('/');
  return `${sessionPath(id)}/files/${encoded}`;
}
