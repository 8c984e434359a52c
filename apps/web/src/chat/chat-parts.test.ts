import { describe, expect, test } from 'vitest';
import { chatParts, mentions, resolveReference } from './chat-parts.ts';

describe('a chat message', () => {
  test('plain words', () => {
    expect(chatParts('hello <b>you</b>')).toEqual([{ kind: 'text', text: 'hello <b>you</b>' }]);
    expect(chatParts('')).toEqual([]);
  });

  test('code, also with what looks like a link in it', () => {
    expect(chatParts('run `npm test` now')).toEqual([
      { kind: 'text', text: 'run ' },
      { kind: 'code', text: 'npm test' },
      { kind: 'text', text: ' now' },
    ]);
    expect(chatParts('`https://example.org a.ts:1`')).toEqual([
      { kind: 'code', text: 'https://example.org a.ts:1' },
    ]);
  });

  test('a block, and its language', () => {
    expect(chatParts('see\n```ts\nconst a = `x`;\n```')).toEqual([
      { kind: 'text', text: 'see\n' },
      { kind: 'block', text: 'const a = `x`;', language: 'ts' },
    ]);
  });

  test('a block on one line has no language', () => {
    expect(chatParts('```npm start```')).toEqual([{ kind: 'block', text: 'npm start', language: '' }]);
  });

  test('an @ of a known name, the longest, in any case, and not within a word or code', () => {
    const names = ['Ada', 'Ada Lovelace', 'C++ (dev)'];
    const found = (message: string) =>
      chatParts(message, names).flatMap((part) => (part.kind === 'mention' ? part.name : []));
    expect(found('@Ada Lovelace and @ada, look: @C++ (dev)!')).toEqual(['Ada Lovelace', 'ada', 'C++ (dev)']);
    expect(found('me@ada `@Ada` @Adam @Nobody')).toEqual([]);
    expect(mentions('hello @Ada', 'Ada')).toBe(true);
    expect(mentions('hello Ada', 'Ada')).toBe(false);
  });

  test('an unclosed block is text', () => {
    expect(chatParts('``` never closed')).toEqual([{ kind: 'text', text: '``` never closed' }]);
  });

  test('links end before punctuation', () => {
    expect(chatParts('(https://example.org/a?b=1).')).toEqual([
      { kind: 'text', text: '(' },
      { kind: 'link', text: 'https://example.org/a?b=1', address: 'https://example.org/a?b=1' },
      { kind: 'text', text: ').' },
    ]);
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://example.org'])('%s is no link', (address) => {
    expect(chatParts(address).some((part) => part.kind === 'link')).toBe(false);
  });

  test.each([
    ['src/a.ts:12', 'src/a.ts', 12],
    ['see a.ts:3:7, please', 'a.ts', 3],
    ['Makefile:4', 'Makefile', 4],
    ['übung/größe.md:2', 'übung/größe.md', 2],
  ])('%s has a reference', (message, path, line) => {
    expect(chatParts(message)).toContainEqual(expect.objectContaining({ kind: 'reference', path, line }));
  });

  test.each(['at 12:30', '10:5', 'https://example.org:8080/', 'a.ts:', 'x:12345678', '::1:2'])(
    '%s has none',
    (message) => expect(chatParts(message).some((part) => part.kind === 'reference')).toBe(false),
  );
});

/** Who reads must not wait for what somebody else has sent; a message is shown anew whenever someone comes or goes. */
test.each(['\u00e9', '+a', '@', 'a/', '\u00e9.', '0@', 'https://a.', '```a'])(
  'a message full of %j is taken apart at once',
  (piece) => {
    const begun = performance.now();
    chatParts(piece.repeat(4_000).slice(0, 4_000), ['Ada']);
    expect(performance.now() - begun).toBeLessThan(150);
  },
);

describe('what a reference means', () => {
  const files = [
    { displayPath: 'a.ts' },
    { displayPath: 'src/b.ts' },
    { displayPath: 'x/c.ts' },
    { displayPath: 'y/c.ts' },
  ];

  test.each([
    ['a.ts', 'a.ts'],
    ['src/b.ts', 'src/b.ts'],
    ['b.ts', 'src/b.ts'],
    ['c.ts', undefined],
    ['missing.ts', undefined],
  ])('%s', (path, found) => expect(resolveReference(path, files)?.displayPath).toBe(found));
});
