import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it, vi } from 'vitest';
import { TestApp } from '../testing/test-app.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

it('keeps nothing of the request that a connection began with', async () => {
  const app = await TestApp.start();
  const session = await app.create();
  const requests: WeakRef<object>[] = [];
  // Every request comes through here before any route sees it.
  app.app.server.server.prependListener('upgrade', (request) => requests.push(new WeakRef(request)));
  const client = await app.connect(session, session.links.owner.token);
  await vi.waitFor(() => {
    collectGarbage();
    expect(requests.map((request) => request.deref())).toEqual([undefined]);
  });
  expect(client.closedWith).toBeNull();
});
