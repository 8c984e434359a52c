import { encodeChatDraftMessage } from '@coedit/protocol';
import { expect, it } from 'vitest';
import { TestApp } from '../testing/test-app.ts';
import { until } from '../testing/until.ts';
import { ask, expectError } from './testing/ask.ts';

it('the chat is read page by page and searched as a whole, by whoever is let in', async () => {
  const app = await TestApp.start({}, 'sqlite');
  const session = await app.create();
  const inside = await app.connect(session, session.links.editor.token);
  const api = app.api(session.links.viewer.token);
  const said = ['the needle', 'hay', 'hay and a Needle', 'last hay'];
  for (const [index, text] of said.entries()) inside.send(encodeChatDraftMessage({ id: `m${index}`, text }));
  await until('all is kept', async () => (await api.readChat(session.id)).length === said.length);
  const before = await api.readChat(session.id, 'm2');
  expect(before.map(({ text }) => text)).toEqual(said.slice(0, 2));
  expect(before[0]).toMatchObject({ id: 'm0', userId: inside.welcome.userId, name: expect.any(String) });
  expect(Math.abs(Date.parse(before[0]?.at ?? '') - Date.now())).toBeLessThan(60_000);
  const { messages, isWhole } = await api.searchChat(session.id, 'NEEDLE');
  expect([messages.map(({ id }) => id), isWhole]).toEqual([['m0', 'm2'], true]);
  inside.send(encodeChatDraftMessage({ id: 'm9', text: 'needle of another session' }));
  const elsewhere = await app.create();
  expect((await app.api(elsewhere.links.owner.token).searchChat(elsewhere.id, 'needle')).messages).toEqual(
    [],
  );
});

it.each<[string, unknown]>([
  ['no words', { words: '' }],
  ['words without end', { words: 'x'.repeat(201) }],
  ['no text', { words: { a: 1 } }],
  ['more than is asked', { words: 'a', all: true }],
])('a search for %s is refused', async (_what, json) => {
  const app = await TestApp.start();
  const session = await app.create();
  const path = `/api/sessions/${session.id}/chat/search`;
  expectError(
    await ask(app, 'POST', path, { token: session.links.viewer.token, json }),
    400,
    'invalid-request',
  );
});
