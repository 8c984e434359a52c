import { SyncKind } from '@coedit/protocol';
import { expect, it } from 'vitest';
import { FakeInstance, SESSION } from './testing/fake-instance.ts';

it('gives a slow receiver one difference when it takes bytes again, and single updates after that', async () => {
  const instance = await FakeInstance.withSession();
  const ada = await instance.join();
  const slow = await instance.join();
  slow.read();
  slow.connection.clear();
  slow.connection.congested = true;
  for (let count = 0; count < 200; count += 1) ada.type(`line ${count}\n`);
  // The one at which it turned out to be slow, then nothing.
  expect(slow.connection.syncs(SyncKind.Update)).toHaveLength(1);
  ada.doc.getText('file:aaaaaaaaaaaa').delete(0, 7);

  slow.connection.congested = false;
  instance.registry.live(SESSION)?.drained(slow.participant);
  expect(slow.connection.syncs(SyncKind.Update)).toHaveLength(2);
  slow.read();
  expect(slow.text).toBe(ada.text);
  ada.type('and more');
  expect(slow.connection.syncs(SyncKind.Update)).toHaveLength(3);
  slow.read();
  expect(slow.text).toBe(ada.text);
});

it('stays with one difference when the receiver is slow again before it came', async () => {
  const instance = await FakeInstance.withSession();
  const ada = await instance.join();
  const slow = await instance.join();
  slow.connection.congested = true;
  ada.type('a');
  ada.type('b');
  instance.registry.live(SESSION)?.drained(slow.participant);
  expect(slow.participant.behindSince).not.toBeNull();
  slow.connection.congested = false;
  instance.registry.live(SESSION)?.drained(slow.participant);
  slow.connection.congested = true;
  ada.type('c');
  ada.type('d');
  slow.connection.congested = false;
  instance.registry.live(SESSION)?.drained(slow.participant);
  slow.read();
  expect(slow.text).toBe('abcd');
});
