import { ContentDigest } from '@coedit/document';
import {
  CheckVerdict,
  encodeCheckMessage,
  encodeSyncMessage,
  isCountedSync,
  SyncKind,
} from '@coedit/protocol';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Client, FakeInstance, FILE } from './testing/fake-instance.ts';

const { Equal, NotNow, Differs } = CheckVerdict;

/** Somebody whose document is in step. */
async function inStep(instance: FakeInstance): Promise<Client> {
  const client = await instance.join();
  client.send(encodeSyncMessage(SyncKind.Step1, Y.encodeStateVector(client.doc)));
  client.read();
  client.sendStep2();
  await instance.clock.pass(10);
  return client;
}

function ask(
  client: Client,
  {
    attempt = 1,
    received = client.connection.sent.filter(isCountedSync).length,
  }: { attempt?: number; received?: number } = {},
): void {
  const digest = new ContentDigest(client.doc).work(Number.POSITIVE_INFINITY) ?? new Uint8Array();
  client.send(encodeCheckMessage({ received, attempt, digest }));
}

it('finds equal what is equal, after edits of both sides', async () => {
  const instance = await FakeInstance.withSession();
  const [ada, ben] = [await inStep(instance), await inStep(instance)];
  ada.type('hello');
  ben.read();
  ben.type(' world');
  ada.read();
  for (const client of [ada, ben]) {
    ask(client);
    expect(client.connection.checked).toEqual([Equal]);
  }
});

it('tells what differs, and counts it when it was confirmed', async () => {
  const instance = await FakeInstance.withSession();
  const ada = await inStep(instance);
  ada.silently(() => ada.type('never sent'));
  ask(ada);
  expect(ada.connection.checked).toEqual([Differs]);
  expect(instance.textMismatches).toBe(0);
  ask(ada, { attempt: 2 });
  expect(ada.connection.checked).toEqual([Differs, Differs]);
  expect(instance.textMismatches).toBe(1);
});

it('does not compare while something is on its way to the client', async () => {
  const instance = await FakeInstance.withSession();
  const [ada, ben] = [await inStep(instance), await inStep(instance)];
  const received = ada.connection.sent.filter(isCountedSync).length;
  ben.type('on its way');
  ask(ada, { received });
  expect(ada.connection.checked).toEqual([NotNow]);
});

it('takes a message for lost that left before the last answer and has not arrived since', async () => {
  const instance = await FakeInstance.withSession();
  const [ada, ben] = [await inStep(instance), await inStep(instance)];
  const received = ada.connection.sent.filter(isCountedSync).length;
  ben.type('lost');
  for (const attempt of [1, 1, 2]) ask(ada, { received, attempt });
  expect(ada.connection.checked).toEqual([NotNow, Differs, Differs]);
  expect(instance.textMismatches).toBe(1);
});

it('does not compare for who is too slow for single updates', async () => {
  const instance = await FakeInstance.withSession();
  const [ada, ben] = [await inStep(instance), await inStep(instance)];
  ada.connection.congested = true;
  ben.type('slow');
  ben.type('slower');
  ada.read();
  ask(ada);
  expect(ada.connection.checked).toEqual([NotNow]);
});

it('does not compare for who was refused something', async () => {
  const instance = await FakeInstance.withSession();
  const vic = await instance.join('viewer');
  vic.send(encodeSyncMessage(SyncKind.Step1, Y.encodeStateVector(vic.doc)));
  vic.read();
  vic.sendStep2();
  vic.type('graffiti');
  ask(vic);
  expect(vic.connection.checked).toEqual([NotNow]);
});

it('answers only so often', async () => {
  const instance = await FakeInstance.withSession();
  const ada = await inStep(instance);
  for (let times = 0; times < 8; times++) ask(ada);
  expect(new Set(ada.connection.checked.slice(0, 4))).toEqual(new Set([Equal]));
  expect(ada.connection.checked.at(-1)).toBe(NotNow);
  await instance.clock.pass(4000);
  ask(ada);
  expect(ada.connection.checked.at(-1)).toBe(Equal);
});

it('reads a large text in steps, and does not compare if it changes meanwhile', async () => {
  const instance = await FakeInstance.withSession();
  const [ada, ben] = [await inStep(instance), await inStep(instance)];
  for (let times = 0; times < 4; times++) ada.type('x'.repeat(300_000));
  ben.read();
  ask(ada);
  expect(ada.connection.checked).toEqual([]);
  ben.type('!');
  await instance.clock.pass(10, 1);
  expect(ada.connection.checked).toEqual([NotNow]);
  ada.read();
  ask(ada);
  await instance.clock.pass(10, 1);
  expect(ada.connection.checked).toEqual([NotNow, Equal]);
  expect(ada.doc.getText(FILE).length).toBe(1_200_001);
});
