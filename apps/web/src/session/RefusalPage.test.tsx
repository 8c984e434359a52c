import { CloseCode } from '@coedit/protocol';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { RefusalPage } from './RefusalPage.tsx';

/** What stands on the page, in reading order. */
function wordsOf(code: number, unsent = 0, reason = ''): string {
  const mine = unsent > 0 ? [{ path: 'a.ts', content: 'mine' }] : [];
  const page = document.createElement('div');
  page.innerHTML = renderToStaticMarkup(<RefusalPage reason={{ code, reason, unsent, mine }} />);
  const parts = [...page.querySelectorAll('h1, p, button')].map((part) => part.textContent?.trim() ?? '');
  return parts.filter((part) => part !== '').join(' | ');
}

test('an expired link', () => {
  expect(wordsOf(CloseCode.LinkExpired)).toBe(
    'This link has expired | It was made to work until a certain time, and that time has passed. | ' +
      'Ask an owner for a new link. | To the start page | Try again',
  );
});

test('an expired link, with edits that never reached the server', () => {
  expect(wordsOf(CloseCode.LinkExpired, 2)).toBe(
    'This link has expired | It was made to work until a certain time, and that time has passed. | ' +
      'Ask an owner for a new link. | 2 edits of yours had not reached the server. They are still in this browser, ' +
      'and go to the session when you open it with a link that may edit. | Download my version as zip | ' +
      'To the start page | Try again',
  );
});

test('a session that is gone has no link to ask for: its edits can only be taken along', () => {
  const words = wordsOf(CloseCode.NoSuchSession, 1);
  expect(words).toContain('There is no such session');
  expect(words).toContain('1 edit of yours had not reached the server. It is still in this browser. |');
});

test('someone who was removed is told so, and not that the link was withdrawn', () => {
  const words = wordsOf(CloseCode.Revoked, 0, 'person-removed');
  expect(words).toMatch(/^You were removed from this session \| An owner of the session removed you\./);
  expect(wordsOf(CloseCode.Revoked, 0, 'link-revoked')).toMatch(/^This link was withdrawn/);
});

test('a code the page does not know is told with the server’s own reason', () => {
  expect(wordsOf(4499, 0, 'moved away')).toContain('It gave this reason: | moved away (4499) | Try again;');
});

test('a page and a server of different versions: which of them is older, and to reload', () => {
  const { OtherVersion } = CloseCode;
  expect(wordsOf(OtherVersion, 0, 'server-newer')).toMatch(/^This page is older than the server .*Reload/);
  expect(wordsOf(OtherVersion, 0, 'server-older')).toMatch(/^This page is newer than the server .*Reload/);
});
