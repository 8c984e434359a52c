import { afterEach, beforeEach, describe } from 'vitest';
import { describeBlobs } from './contract/blobs.ts';
import { describeChat } from './contract/chat.ts';
import { describeClosing } from './contract/closing.ts';
import { describeCompaction } from './contract/compaction.ts';
import { describeHistory } from './contract/history.ts';
import { describeLinks } from './contract/links.ts';
import { describeLog } from './contract/log.ts';
import { describePeople } from './contract/people.ts';
import { describeSessions } from './contract/sessions.ts';
import type { Store } from './store.ts';

/** Registers a test for every promise in `store.ts` that any store can be asked about. `open` gives an empty one. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`${name} keeps the store's contract`, () => {
    let opened: Store;
    const store = (): Store => opened;

    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    describe('sessions', () => describeSessions(store));
    describe('links', () => describeLinks(store));
    describe('people', () => describePeople(store));
    describe('the log', () => describeLog(store));
    describe('compaction', () => describeCompaction(store));
    describe('history', () => describeHistory(store));
    describe('chat', () => describeChat(store));
    describe('blobs', () => describeBlobs(store));
    describe('closing', () => describeClosing(store));
  });
}
