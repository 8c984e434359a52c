import { expect, test } from 'vitest';
import { loggedPath } from './logged-path.ts';

test.each([
  ['/api/sessions/abc/files/a.ts?token=secret', '/api/sessions/abc/files/a.ts'],
  ['/preview/c2VjcmV0/site/index.html', '/preview/:ticket/site/index.html'],
  ['/preview/c2VjcmV0', '/preview/:ticket'],
  ['/', '/'],
])('%s is logged as %s', (url, logged) => {
  expect(loggedPath(url)).toBe(logged);
});
