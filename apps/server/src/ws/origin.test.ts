import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { TestApp } from '../testing/test-app.ts';

const HOST = 'code.example.org';

interface Knock {
  readonly origin: string | null;
  readonly host?: string;
  readonly forwarded?: Readonly<Record<string, string>>;
}

/** The answer to an upgrade: 101, or the status that refuses it before anything of a session is looked at. */
function knock(app: TestApp, { origin, host = HOST, forwarded = {} }: Knock): Promise<number> {
  const headers = {
    ...forwarded,
    host,
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'sec-websocket-protocol': 'coedit.v1',
    ...(origin === null ? {} : { origin }),
  };
  return new Promise((resolve, reject) => {
    const asked = request(`${app.url}/ws/some-session-id`, { headers });
    asked.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(response.statusCode ?? 0);
    });
    asked.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end();
  });
}

type Case = readonly [what: string, knock: Knock, status: 101 | 403];

/** However the operator has set it up. */
const ALWAYS: readonly Case[] = [
  ['the same host', { origin: `http://${HOST}` }, 101],
  ['the same host behind a proxy that ends TLS', { origin: `https://${HOST}` }, 101],
  ['none: a program', { origin: null }, 101],
  ['an opaque one, of a sandboxed frame or a file', { origin: 'null' }, 403],
  ['an empty one', { origin: '' }, 403],
  ['another host', { origin: 'https://evil.example' }, 403],
  ['another port', { origin: `https://${HOST}:8443` }, 403],
  ['another scheme', { origin: `ftp://${HOST}` }, 403],
  ['a host under ours', { origin: `https://${HOST}.evil.example` }, 403],
  ['a host that ends like ours', { origin: `https://not${HOST}` }, 403],
  ['ours in the place of a user', { origin: `https://${HOST}@evil.example` }, 403],
  ['one with a trailing dot', { origin: `https://${HOST}.` }, 403],
  ['one in capitals, as no browser writes it', { origin: `HTTPS://${HOST.toUpperCase()}` }, 403],
  ['one with a path', { origin: `https://${HOST}/` }, 403],
  ['two at once', { origin: `https://evil.example, https://${HOST}` }, 403],
  ['an IPv6 address that is ours', { origin: 'http://[::1]:3000', host: '[::1]:3000' }, 101],
  ['an IPv6 address that is not', { origin: 'http://[::2]:3000', host: '[::1]:3000' }, 403],
];

const SETUPS: readonly (readonly [string, Readonly<Record<string, string>>, readonly Case[]])[] = [
  [
    'as it is installed',
    {},
    [['one that is allowed elsewhere', { origin: 'https://wiki.example.org' }, 403]],
  ],
  [
    'with PUBLIC_URL and ALLOWED_ORIGINS',
    { PUBLIC_URL: 'https://public.example.org', ALLOWED_ORIGINS: 'https://wiki.example.org' },
    [
      [
        'the public address, whatever the host behind the proxy',
        { origin: 'https://public.example.org' },
        101,
      ],
      ['the public address without TLS', { origin: 'http://public.example.org' }, 403],
      ['one that the operator allows', { origin: 'https://wiki.example.org' }, 101],
      ['a host under one that is allowed', { origin: 'https://evil.wiki.example.org' }, 403],
    ],
  ],
  [
    'with TRUST_PROXY',
    { TRUST_PROXY: '127.0.0.1' },
    [
      [
        'what a forwarded host claims to be: a page cannot make itself ours by a header',
        { origin: 'https://evil.example', forwarded: { 'x-forwarded-host': 'evil.example' } },
        403,
      ],
    ],
  ],
];

describe.each(SETUPS)('the origin of a page, %s', (_name, environment, cases) => {
  it.each([...ALWAYS, ...cases])('%s', async (_what, knocking, status) => {
    expect(await knock(await TestApp.start(environment), knocking)).toBe(status);
  });
});
