import type { LinkId } from '@coedit/protocol';
import { expect, it } from 'vitest';
import { type Store, StoreClosed } from '../store.ts';
import {
  bytesOf,
  historyTexts,
  makeLink,
  makeMessage,
  makeSession,
  records,
  SESSION,
  textOf,
} from './fixtures.ts';

export function describeClosing(store: () => Store): void {
  it('what was called before still finishes, what is called after is refused, twice is fine', async () => {
    const before = [
      store().createSession(makeSession(), [], records('1')),
      store().append(SESSION, records('2')),
    ];
    const loaded = store().loadDocument(SESSION);
    const compacted = store().compact(SESSION, bytesOf('x'), 1);
    const closed = store().close();
    const after = [
      () => store().createSession(makeSession(), [], []),
      () => store().readSession(SESSION),
      () => store().renameSession(SESSION, 'x'),
      () => store().deleteSession(SESSION),
      () => store().listLinks(SESSION),
      () => store().addLink(SESSION, makeLink('link-1')),
      () => store().revokeLink(SESSION, 'link-1' as LinkId, 1),
      () => store().listPeople(SESSION),
      () =>
        store().setPerson(SESSION, {
          personHash: new Uint8Array(32),
          linkId: 'link-1' as LinkId,
          role: null,
          at: 1,
        }),
      () => store().loadDocument(SESSION),
      () => store().append(SESSION, records('3')),
      () => store().compact(SESSION, bytesOf('x'), 1),
      () => historyTexts(store()),
      () => store().appendChat(SESSION, makeMessage('m')),
      () => store().readChat(SESSION, 1),
      () => store().probe(),
    ];
    for (const call of after) await expect(call()).rejects.toThrow(StoreClosed);
    await Promise.all([...before, compacted, closed, store().close()]);
    expect((await loaded).tail.map(textOf)).toEqual(['1', '2']);
    await store().close();
  });
}
