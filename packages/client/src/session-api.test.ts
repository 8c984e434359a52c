import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LinkId, SessionId, UserId } from '@coedit/protocol';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ApiFailure } from './api-failure.ts';
import { SessionApi } from './session-api.ts';

const ID = 'session-for-tests' as SessionId;

let server: Server;
let people: Set<unknown>;
let asked: { method: string; url: string; token: string; body: string }[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  asked = [];
  people = new Set();
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { method = '', url = '', headers } = request;
    people.add(headers['x-coedit-person']);
    asked.push({ method, url, token: headers.authorization ?? '', body });
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const api = () => new SessionApi(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, 'TOKEN');
const failure = (action: Promise<unknown>) =>
  action.then(
    () => {
      throw new Error('did not fail');
    },
    (error: unknown) => error as ApiFailure,
  );

it('asks the documented routes with the token in the header alone', async () => {
  answer = (_request, response) => response.end('{}');
  await api().createSession({ name: 'x' });
  await api().getSession(ID);
  await api().renameSession(ID, 'y');
  await api().listLinks(ID);
  await api().createLink(ID, { role: 'viewer' });
  await api().deleteLink(ID, 'link-1' as LinkId);
  await api().changeRole(ID, 7 as UserId, 'editor');
  await api().removeParticipant(ID, 7 as UserId);
  await api().listFiles(ID);
  await api().writeFile(ID, 'src/ä b#?.ts', 'text\r\n');
  await api().deleteFile(ID, 'src/a.ts');
  await api().deleteSession(ID);
  expect(asked.map(({ method, url, body }) => [method, url.replace(`/api/sessions`, ''), body])).toEqual([
    ['POST', '', '{"name":"x"}'],
    ['GET', `/${ID}`, ''],
    ['PATCH', `/${ID}`, '{"name":"y"}'],
    ['GET', `/${ID}/links`, ''],
    ['POST', `/${ID}/links`, '{"role":"viewer"}'],
    ['DELETE', `/${ID}/links/link-1`, ''],
    ['PATCH', `/${ID}/participants/7`, '{"role":"editor"}'],
    ['DELETE', `/${ID}/participants/7`, ''],
    ['GET', `/${ID}/files`, ''],
    ['PUT', `/${ID}/files/src/%C3%A4%20b%23%3F.ts`, 'text\r\n'],
    ['DELETE', `/${ID}/files/src/a.ts`, ''],
    ['DELETE', `/${ID}`, ''],
  ]);
  expect(new Set(asked.map((one) => one.token))).toEqual(new Set(['Bearer TOKEN']));
});

it('tells who the person is in a header, where it was told', async () => {
  answer = (_request, response) => response.end('{}');
  await api().getSession(ID);
  expect([...people]).toEqual([undefined]);
  const { port } = server.address() as AddressInfo;
  await new SessionApi(`http://127.0.0.1:${port}`, 'TOKEN', undefined, 'the-person').getSession(ID);
  expect([...people]).toEqual([undefined, 'the-person']);
});

it('reads a file byte for byte, the byte order mark too, and the archive', async () => {
  answer = (_request, response) => response.end(Buffer.from('\ufeffa\r\n'));
  expect(await api().readFile(ID, 'a.ts')).toBe('\ufeffa\r\n');
  expect((await api().archive(ID)).length).toBe(6);
});

it("passes on the server's code and sentence", async () => {
  answer = (_request, response) => {
    response.statusCode = 403;
    response.end(
      '{"statusCode":403,"code":"read-only","error":"Forbidden","message":"This link may only read."}',
    );
  };
  const error = await failure(api().deleteFile(ID, 'a.ts'));
  expect(error).toBeInstanceOf(ApiFailure);
  expect(error).toMatchObject({ statusCode: 403, code: 'read-only', message: 'This link may only read.' });
});

it('passes on when to ask again, where the server says so in seconds', async () => {
  const after = async (header: string) => {
    answer = (_request, response) => response.writeHead(429, { 'retry-after': header }).end('{}');
    return (await failure(api().getSession(ID))).retryAfter;
  };
  expect(await after('7')).toBe(7);
  expect(await after('Wed, 21 Oct 2026 07:28:00 GMT')).toBeNull();
});

it('says something of use when a proxy answers, and when nobody does', async () => {
  answer = (_request, response) => {
    response.statusCode = 502;
    response.end('<html>');
  };
  expect(await failure(api().getSession(ID))).toMatchObject({ statusCode: 502, code: 'unknown' });
  answer = (_request, response) => response.end('<html>');
  expect(await failure(api().getSession(ID))).toMatchObject({ statusCode: 200, code: 'not-json' });
  const gone = api();
  server.close();
  server.closeAllConnections();
  expect(await failure(gone.getSession(ID))).toMatchObject({ statusCode: 0, code: 'unreachable' });
});
