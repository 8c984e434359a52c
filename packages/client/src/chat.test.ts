import {
  type ChatMessage,
  encodeChatMessage,
  encodeNoticeMessage,
  MessageType,
  readChatDraftBody,
  type UserId,
} from '@coedit/protocol';
import * as decoding from 'lib0/decoding';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Chat } from './chat.ts';
import { destroyClients, joinedClient } from './testing/clients.ts';
import { FakeServer } from './testing/fake-server.ts';
import { until } from './testing/until.ts';

let server: FakeServer;
beforeEach(async () => {
  server = await FakeServer.start();
});
afterEach(async () => {
  destroyClients();
  await server.stop();
});

const drafts = () =>
  server.newest
    .ofType(MessageType.Chat)
    .map((message) => readChatDraftBody(decoding.createDecoder(message.subarray(1))));

const message = (id: string, text = 'hi'): ChatMessage => ({
  id,
  text,
  userId: 1 as UserId,
  name: 'Ada',
  time: 1,
});

it('shows what comes back, once', async () => {
  const client = await joinedClient(server);
  client.sendChat('hello <b>');
  await until('it is sent', () => drafts().length === 1);
  const echo = encodeChatMessage([message(drafts()[0]!.id, 'hello <b>')]);
  server.newest.send(echo);
  server.newest.send(echo);
  server.newest.send(encodeChatMessage([message('other')]));
  await until('both are here', () => client.chat.get().length > 1);
  expect(client.chat.get().map((one) => one.text)).toEqual(['hello <b>', 'hi']);
});

it('sends again after a reconnect until it comes back, with the same id', async () => {
  const client = await joinedClient(server);
  client.sendChat('hello');
  await until('it is sent', () => drafts().length === 1);
  const { id } = drafts()[0]!;
  server.cutAll();
  await until('it is sent again', () => server.connections.length === 2 && drafts().length === 1);
  expect(drafts()[0]).toEqual({ id, text: 'hello' });
  server.newest.send(encodeChatMessage([message(id)]));
  await until('it is here', () => client.chat.get().length === 1);
  server.cutAll();
  await until(
    'it is back',
    () => server.connections.length === 3 && client.connection.get().kind === 'online',
  );
  client.sendChat('next');
  await until('the next is sent', () => drafts().length > 0);
  expect(drafts().map((draft) => draft.text)).toEqual(['next']);
});

it('does not send again what the server refused', async () => {
  const client = await joinedClient(server);
  const told: string[] = [];
  client.onNotice((notice) => told.push(notice.code));
  client.sendChat('hello');
  await until('it is sent', () => drafts().length === 1);
  const details = { id: drafts()[0]!.id };
  server.newest.send(encodeNoticeMessage({ code: 'chat-refused', text: 'No.', details }));
  await until('the notice is here', () => told.length === 1);
  server.cutAll();
  await until(
    'it is back',
    () => server.connections.length === 2 && client.connection.get().kind === 'online',
  );
  client.sendChat('next');
  await until('the next is sent', () => drafts().length > 0);
  expect(drafts().map((draft) => draft.text)).toEqual(['next']);
});

it('refuses an empty, a too long and a hundred-and-first waiting message with a sentence', async () => {
  const client = await joinedClient(server);
  const told: string[] = [];
  client.onNotice((notice) => told.push(notice.text));
  client.sendChat('  \n');
  client.sendChat('x'.repeat(4001));
  expect(told).toEqual(['The message is too long: at most 4000 characters.']);
  client.disconnect();
  for (let index = 0; index < 101; index++) client.sendChat('x');
  expect(told).toHaveLength(2);
});

it('keeps a bounded list, the newest', () => {
  const chat = new Chat({ send: () => {} });
  for (let index = 0; index < 1500; index++) chat.receive([message(`m${index}`)]);
  expect(chat.messages.get()).toHaveLength(1000);
  expect(chat.messages.get()[0]?.id).toBe('m500');
});

it('remembers a bounded number of what was taken back, the newest', () => {
  const chat = new Chat({ send: () => {} });
  for (let index = 0; index < 1500; index++) chat.receive([message(`m${index}`, '')]);
  chat.receive([message('m0'), message('m499'), message('m500'), message('m1499')]);
  expect(chat.messages.get().map(({ id }) => id)).toEqual(['m0', 'm499']);
});

it('what is taken back goes, also on another’s word, and does not come again', async () => {
  const client = await joinedClient(server);
  server.newest.send(encodeChatMessage([message('one'), message('two'), message('three')]));
  await until('all are here', () => client.chat.get().length === 3);
  client.retractChat('one');
  await until('it is sent', () => drafts().length === 1);
  expect(drafts()[0]).toEqual({ id: 'one', text: '' });
  expect(client.chat.get()).toHaveLength(3);
  // Sent again until the server has said so.
  server.cutAll();
  await until('it is sent again', () => server.connections.length === 2 && drafts().length === 1);
  server.newest.send(
    encodeChatMessage([message('one', ''), message('two', ''), message('three'), message('never-seen', '')]),
  );
  await until('they are gone', () => client.chat.get().length === 1);
  server.newest.send(encodeChatMessage([message('one'), message('three')]));
  server.newest.send(encodeChatMessage([message('four')]));
  await until('the next is here', () => client.chat.get().length === 2);
  expect(client.chat.get().map(({ id }) => id)).toEqual(['three', 'four']);
});

const many = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => message(`m${from + index}`));
const idsOf = (chat: Chat) => chat.messages.get().map(({ id }) => id);

it('puts earlier ones before, each once, and no more than there is room for', () => {
  const chat = new Chat({ send: () => {} });
  chat.joined();
  chat.receive([message('gone', ''), ...many(1001, 1100)]);
  expect(chat.earlier.get()).toBe('gone');
  chat.prepend('gone', [...many(901, 1000), message('b', '')]);
  expect(idsOf(chat)).toEqual([...many(901, 1000), ...many(1001, 1100)].map(({ id }) => id));
  expect(chat.earlier.get()).toBe('m901');
  chat.prepend('m901', many(0, 900));
  expect(idsOf(chat)).toHaveLength(1000);
  expect(idsOf(chat)[0]).toBe('m98');
  expect(chat.earlier.get()).toBeNull();
});

it('there is nothing earlier when fewer come than are told at most', () => {
  const chat = new Chat({ send: () => {} });
  chat.joined();
  chat.receive(many(0, 99));
  expect(chat.earlier.get()).toBeNull();
  chat.joined();
  chat.receive(many(0, 100));
  chat.prepend('m0', [message('first')]);
  expect(chat.earlier.get()).toBeNull();
});

it('what is older than the latest goes at a reconnect: it may have been taken back meanwhile; then it is fetched anew', async () => {
  const client = await joinedClient(server);
  server.newest.send(encodeChatMessage(many(100, 200)));
  await until('the latest are here', () => client.chat.get().length === 100);
  client.addEarlierChat('m100', many(0, 100));
  expect(client.chat.get()).toHaveLength(200);
  expect(client.earlierChat.get()).toBe('m0');
  server.cutAll();
  await until('it is back', () => server.connections.length === 2);
  expect(client.chat.get()).toHaveLength(200);
  server.newest.send(encodeChatMessage([message('m150', ''), ...many(151, 250)]));
  await until('the latest are here', () => client.chat.get().at(-1)?.id === 'm249');
  expect(client.chat.get().map(({ id }) => id)).toEqual(many(151, 250).map(({ id }) => id));
  expect(client.earlierChat.get()).toBe('m150');
  // Asked for before the line was cut.
  client.addEarlierChat('m100', many(0, 100));
  expect(client.chat.get()).toHaveLength(99);
  // m149 was taken back meanwhile.
  client.addEarlierChat('m150', [...many(50, 149), message('m149', '')]);
  expect(client.chat.get()[0]?.id).toBe('m50');
  server.newest.send(encodeChatMessage(many(250, 251)));
  await until('the next is here', () => client.chat.get().at(-1)?.id === 'm250');
  expect(client.chat.get()).toHaveLength(199);
});

it('does not bring back with earlier messages what was taken back while they were on their way', () => {
  const chat = new Chat({ send: () => {} });
  chat.joined();
  chat.receive(many(0, 100));
  expect(chat.isRemoved('a')).toBe(false);
  chat.receive([message('a', '')]);
  expect(chat.isRemoved('a')).toBe(true);
  chat.prepend('m0', [message('a'), message('before')]);
  expect(idsOf(chat).slice(0, 2)).toEqual(['before', 'm0']);
});
