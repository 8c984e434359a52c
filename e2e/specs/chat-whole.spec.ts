import { SessionApi } from '@coedit/client';
import { encodeChatDraftMessage, SUBPROTOCOL, TOKEN_SUBPROTOCOL_PREFIX } from '@coedit/protocol';
import { WebSocket } from 'ws';
import { Line } from '../fixtures/line.ts';
import { expect, test } from '../fixtures/test.ts';

const SAID = 130;

/** More than who joins is told; each message on a line of its own, by a program. */
async function sayMuch(url: string, token: string): Promise<void> {
  const socket = new WebSocket(url, [SUBPROTOCOL, TOKEN_SUBPROTOCOL_PREFIX + token]);
  await new Promise((resolve) => socket.once('open', resolve));
  for (let index = 0; index < SAID; index++) {
    const text = index === 3 ? 'the needle' : `hay ${index}`;
    socket.send(encodeChatDraftMessage({ id: `said-${index}`, text }));
  }
  const api = new SessionApi(url.replace('ws', 'http').replace(/\/ws\/.*$/, ''), token);
  const id = url.split('/').at(-1) as Parameters<SessionApi['readChat']>[0];
  await expect.poll(async () => (await api.readChat(id)).at(-1)?.id).toBe(`said-${SAID - 1}`);
  socket.close();
}

test('the chat is searched and read beyond what was loaded, and an owner deletes from it, which all are told', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: '' }]);
  await sayMuch(`${instance.webSocketUrl}/${session.id}`, session.links.editor.token);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  const line = await Line.of(ben);
  for (const { page } of [ada, ben]) await page.getByRole('button', { name: /^Chat/ }).click();
  const log = ada.page.getByRole('log', { name: 'Messages' });

  await test.step('found, though it was never loaded', async () => {
    await expect(log.getByText('the needle')).toHaveCount(0);
    await ada.page.getByRole('button', { name: 'Find in the chat' }).click();
    await ada.page.getByRole('searchbox', { name: 'Find in the chat' }).fill('NEEDLE');
    await expect(log.getByText('the needle')).toBeVisible();
    await expect(ada.page.getByText('1 message in the whole chat')).toBeVisible();
    await ada.page.keyboard.press('Escape');
  });
  await test.step('earlier messages are fetched', async () => {
    await ada.page.getByRole('button', { name: 'Show earlier messages' }).click();
    await expect(log.getByText('the needle')).toHaveCount(1);
    await expect(ada.page.getByRole('button', { name: 'Show earlier messages' })).toHaveCount(0);
  });
  await test.step('what was deleted while I was away is gone for me too, though it is older than what I am told', async () => {
    const hisLog = ben.page.getByRole('log', { name: 'Messages' });
    const showEarlier = ben.page.getByRole('button', { name: 'Show earlier messages' });
    await showEarlier.click();
    await expect(hisLog.getByText('the needle')).toHaveCount(1);
    await line.cut();
    const needle = ada.page.getByRole('article').filter({ hasText: 'the needle' });
    await needle.hover();
    await needle.getByRole('button', { name: /^Delete this message of/ }).click();
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Delete for everyone' }).click();
    await expect(log.getByText('the needle')).toHaveCount(0);
    line.mend();
    await expect(hisLog.getByText('the needle')).toHaveCount(0);
    await showEarlier.click();
    await expect(hisLog.getByText('hay 4', { exact: true })).toBeVisible();
    await expect(hisLog.getByText('the needle')).toHaveCount(0);
  });
  await test.step('an owner deletes what another said; nobody else is offered that', async () => {
    const newest = (page: typeof ada.page) =>
      page.getByRole('article').filter({ hasText: `hay ${SAID - 1}` });
    await newest(ben.page).hover();
    await expect(newest(ben.page).getByRole('button', { name: /^Delete/ })).toHaveCount(0);
    await newest(ada.page).hover();
    await newest(ada.page)
      .getByRole('button', { name: /^Delete this message of/ })
      .click();
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Delete for everyone' }).click();
    for (const person of [ada, ben]) {
      await expect(newest(person.page)).toHaveCount(0);
      await expect(person.toast(/^Ada deleted a message of /)).toBeVisible();
    }
  });
});
