import { expect, test } from 'vitest';
import { DEFAULT_SESSION_SETTINGS, readSessionSettings } from './session-settings.ts';

const read = (stored: Record<string, unknown>) => readSessionSettings((key) => stored[key]);

test('what is stored holds, what is not of the form does not', () => {
  expect(read({ tabSize: 4, insertSpaces: false, eol: 'crlf' })).toEqual({
    tabSize: 4,
    insertSpaces: false,
    eol: 'crlf',
  });
  expect(read({})).toEqual(DEFAULT_SESSION_SETTINGS);
  for (const tabSize of [0, 9, 2.5, '4', Number.NaN, null, {}])
    expect(read({ tabSize, insertSpaces: 'yes', eol: 'cr' })).toEqual(DEFAULT_SESSION_SETTINGS);
});
