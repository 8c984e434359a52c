import { expect, it } from 'vitest';
import { type Answer, ask } from './http/testing/ask.ts';
import { newSecret } from './testing/authorisation/credentials.ts';
import { SlowLook } from './testing/authorisation/slow-look.ts';
import type { RawClient } from './testing/raw-client.ts';
import { TestApp } from './testing/test-app.ts';
import { until } from './testing/until.ts';

it('two owners who each remove the other at the same time: one of them stays', async () => {
  const store = new SlowLook();
  const app = await TestApp.start({}, store);
  const session = await app.create();
  const { token } = session.links.owner;
  const [annSecret, bobSecret] = [newSecret(), newSecret()];
  const ann = await (await app.connect(session, token, { person: annSecret })).synced();
  const bob = await (await app.connect(session, token, { person: bobSecret })).synced();
  const path = (of: RawClient) => `/api/sessions/${session.id}/participants/${of.welcome.userId}`;
  const answers = await meeting(
    store,
    1,
    () => ask(app, 'DELETE', path(bob), { token, person: annSecret }),
    () => ask(app, 'DELETE', path(ann), { token, person: bobSecret }),
  );
  expect(answers).toEqual([200, 403]);
});

it('two owner links that are revoked at the same time: one of them stays', async () => {
  const store = new SlowLook();
  const app = await TestApp.start({}, store);
  const session = await app.create();
  const { token, id } = session.links.owner;
  const second = await app.api(token).createLink(session.id, { role: 'owner' });
  const path = (linkId: string) => `/api/sessions/${session.id}/links/${linkId}`;
  const answers = await meeting(
    store,
    3,
    () => ask(app, 'DELETE', path(id), { token: second.token }),
    () => ask(app, 'DELETE', path(second.id), { token }),
  );
  expect(answers).toEqual([204, 403]);
});

/** The second comes while the first, so many looks into its work, waits for an answer that is out of date by then. */
async function meeting(
  store: SlowLook,
  after: number,
  first: () => Promise<Answer>,
  second: () => Promise<Answer>,
): Promise<number[]> {
  store.hold(after);
  const one = first();
  await until('the first is at work', () => store.isHeld);
  const { looks } = store;
  const two = second();
  await until('the second has come', () => store.looks > looks);
  store.answer();
  return (await Promise.all([one, two])).map(({ status }) => status);
}
