import type { SessionId } from '@coedit/protocol';
import { describe, expect, test } from 'vitest';
import { parseFileTarget, parsePastedLink, parseSessionAddress, sessionAddress } from './session-links.ts';

const ID = 'abcdefghij1234' as SessionId;
const TOKEN = 'T0ken_-T0ken_-T0ken_-T0ken_-abcd';
const HERE = 'https://code.example.org';

describe('the address of a session page', () => {
  test('id and token', () => {
    expect(parseSessionAddress(`/s/${ID}`, `#${TOKEN}`)).toEqual({
      sessionId: ID,
      token: TOKEN,
      file: null,
      follow: null,
    });
  });

  test('with a file and line', () => {
    const link = parseSessionAddress(`/s/${ID}`, `#${TOKEN}&file=src/a%20b.ts:12`);
    expect(link?.file).toEqual({ path: 'src/a b.ts', line: 12 });
  });

  test('with a person to follow, of any name', () => {
    const mark = { colour: 3, yjsClientId: 4_294_967_295 };
    for (const name of ['Ada', 'Zoë & co=1', 'a%b#c']) {
      const url = new URL(sessionAddress(ID, TOKEN, { path: 'a.ts', line: 3 }, { name, mark }), HERE);
      expect(parseSessionAddress(url.pathname, url.hash)).toMatchObject({
        file: { path: 'a.ts', line: 3 },
        follow: { name, mark },
      });
    }
    const named = (hash: string) => parseSessionAddress(`/s/${ID}`, `#${TOKEN}${hash}`)?.follow;
    expect(named('&follow=Ada')).toEqual({ name: 'Ada', mark: null });
    for (const odd of ['', '3', '3.x', 'a.3', '3.4.5', '1e3.4', '-3.4'])
      expect(named(`&follow=Ada&who=${odd}`)).toEqual({ name: 'Ada', mark: null });
    expect(named('&who=3.4711')).toBeNull();
    expect(parseSessionAddress(`/s/${ID}`, `#${TOKEN}&follow=`)?.follow).toBeNull();
  });

  test('what sessionAddress writes, it reads', () => {
    for (const path of ['src/a.ts', 'a&b#c.md', 'ä ö/50%.txt', 'x=y.js']) {
      const url = new URL(sessionAddress(ID, TOKEN, { path, line: 7 }), HERE);
      expect(parseSessionAddress(url.pathname, url.hash)).toEqual({
        sessionId: ID,
        token: TOKEN,
        file: { path, line: 7 },
        follow: null,
      });
    }
  });

  test.each(['', '#', '#short', '#bad token with spaces', `#${'x'.repeat(200)}`])(
    'has no token in %j',
    (hash) => expect(parseSessionAddress(`/s/${ID}`, hash)?.token).toBeNull(),
  );

  test.each(['/s/', '/s/short', '/x/abcdefghij1234', '/s/abc$efghij1234'])('%s is no session', (path) => {
    expect(parseSessionAddress(path, `#${TOKEN}`)).toBeNull();
  });
});

describe('a file target', () => {
  test.each([
    ['a.ts', { path: 'a.ts', line: 1 }],
    ['a.ts:3', { path: 'a.ts', line: 3 }],
    ['a.ts:3:9', { path: 'a.ts', line: 3 }],
    ['a.ts:0', { path: 'a.ts', line: 1 }],
    ['a:b.ts', { path: 'a:b.ts', line: 1 }],
  ])('%s', (value, target) => expect(parseFileTarget(value)).toEqual(target));
});

describe('what people paste', () => {
  const link = { sessionId: ID, token: TOKEN, file: null, follow: null };

  test.each([
    `${HERE}/s/${ID}#${TOKEN}`,
    `  <${HERE}/s/${ID}#${TOKEN}>  `,
    `${HERE}/s/${ID}#${TOKEN}.`,
    `/s/${ID}#${TOKEN}`,
    `${ID}#${TOKEN}`,
  ])('%s is a link', (pasted) => {
    expect(parsePastedLink(pasted, HERE)).toEqual({ kind: 'link', link, origin: null });
  });

  test('an id alone', () => {
    expect(parsePastedLink(ID, HERE)).toMatchObject({ kind: 'link', link: { sessionId: ID, token: null } });
  });

  test('a link of another instance', () => {
    expect(parsePastedLink(`http://other:3000/s/${ID}#${TOKEN}`, HERE)).toEqual({
      kind: 'link',
      link,
      origin: 'http://other:3000',
    });
  });

  test.each(['hello', 'https://example.org/', `javascript:alert(1)//s/${ID}`, 'a b c'])(
    '%s is not',
    (pasted) => {
      expect(parsePastedLink(pasted, HERE)).toEqual({ kind: 'problem', problem: 'not-a-link' });
    },
  );

  test('nothing', () => {
    expect(parsePastedLink('  ', HERE)).toEqual({ kind: 'problem', problem: 'empty' });
  });
});
