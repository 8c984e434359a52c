import { SessionClient } from '@coedit/client';
import { Line } from '@coedit/instance';
import { WebSocket } from 'ws';
import { expect, test } from '../fixtures/test.ts';
import type { SessionPage } from '../pages/session-page.ts';

const FILES = [{ path: 'notes.txt', text: 'first\n' }];
/** A wait long enough that coming back before its end is not by chance. */
const LONG_WAIT_MS = 3000;

test('a tab that the browser froze in the background is not taken for a dead line', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession(FILES);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  await ada.openFile('notes.txt');
  await ben.openFile('notes.txt');
  await ben.caretTo(1, 1);
  await expect(ada.person('Ben')).toBeVisible();
  const connections = await ben.page.evaluate(() => {
    const counts = { lost: 0 };
    const { connection } = window.coedit.client;
    connection.subscribe(() => {
      if (connection.get().kind !== 'online') counts.lost += 1;
    });
    Object.assign(window, { counts });
    return connection.get().kind;
  });
  expect(connections).toBe('online');
  // Beside the frozen page, one whose line is really dead: when that has gone, a dead one would have gone too.
  const line = await Line.to(instance.url);
  const dead = new SessionClient({
    serverUrl: line.webSocketUrl,
    sessionId: session.id,
    token: session.links.editor.token,
    name: 'Dead',
    wishedColour: 0,
    WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
  });
  await expect(ada.person('Dead')).toBeVisible();

  const browser = await ben.page.context().newCDPSession(ben.page);
  await browser.send('Page.setWebLifecycleState', { state: 'frozen' });
  for (let round = 0; round < 2; round++) {
    line.blackHole();
    await expect(ada.person('Dead')).toHaveCount(0, { timeout: 15_000 });
    await expect(ada.person('Ben')).toBeVisible();
    line.heal();
    await expect(ada.person('Dead')).toBeVisible({ timeout: 15_000 });
  }
  await ada.caretTo(1, 6);
  await ada.type(' while Ben slept');
  await ada.saved();
  await browser.send('Page.setWebLifecycleState', { state: 'active' });

  await ben.expectText('notes.txt', 'first while Ben slept\n');
  expect(await ben.page.evaluate(() => (window as unknown as { counts: { lost: number } }).counts.lost)).toBe(
    0,
  );
  dead.destroy();
  await line.dispose();
});

test('is back at once when told “now”, when the browser is online again, and when the tab comes to the front', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession(FILES);
  const line = await Line.to(instance.url);
  const ada = await people.join(line.link(session.links.owner.url), 'Ada');
  const context = ada.page.context();
  const awakenings = {
    // Gone where an attempt has just begun by itself.
    now: () =>
      ada.status
        .getByRole('button', { name: 'Reconnect now' })
        .click({ timeout: LONG_WAIT_MS })
        .catch(() => undefined),
    online: () => context.setOffline(false),
    front: () => ada.page.evaluate(() => void document.dispatchEvent(new Event('visibilitychange'))),
  };
  for (const [how, wake] of Object.entries(awakenings)) {
    await test.step(how, async () => {
      // Once more where a busy machine woke it so late that it might have come back by itself.
      for (let timeLeft = 0; timeLeft < LONG_WAIT_MS / 2; ) {
        line.shut();
        const due = await waitsLong(ada);
        if (how === 'online') await context.setOffline(true);
        const back = cameBack(ada);
        line.open();
        await wake();
        timeLeft = due - Date.now();
        const at = await back;
        if (timeLeft >= LONG_WAIT_MS / 2) expect(at).toBeLessThan(due);
      }
    });
  }
  await line.dispose();
});

/** Until it has failed so often that it waits for long; resolves with when (ms since 1970) it tries again. */
async function waitsLong({ page }: SessionPage): Promise<number> {
  const nextAttempt = () =>
    page.evaluate(() => {
      const status = window.coedit.client.connection.get();
      return (status.kind === 'reconnecting' && status.retryAt) || 0;
    });
  let due = 0;
  await expect
    .poll(
      async () => {
        due = await nextAttempt();
        return due - Date.now();
      },
      { timeout: 30_000, intervals: [50] },
    )
    .toBeGreaterThan(LONG_WAIT_MS);
  return due;
}

/** When (ms since 1970) it is next online. */
function cameBack({ page }: SessionPage): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const { connection } = window.coedit.client;
        connection.subscribe(() => {
          if (connection.get().kind === 'online') resolve(Date.now());
        });
      }),
  );
}
