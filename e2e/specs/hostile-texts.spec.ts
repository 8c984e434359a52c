import { SessionApi, type SessionClient } from '@coedit/client';
import type { Instance } from '@coedit/instance';
import { type CreatedSession, DEFAULT_LIMITS, normalisePath } from '@coedit/protocol';
import { strToU8, zipSync } from 'fflate';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { HOSTILE_TEXTS } from '../fixtures/hostile-texts.ts';
import { nodePerson } from '../fixtures/node-person.ts';
import { guardPage } from '../fixtures/page-guard.ts';
import { expect, test } from '../fixtures/test.ts';
import { StartPage } from '../pages/start-page.ts';

/** As near to the text as the one gate for paths lets through. */
const HOSTILE_PATHS = HOSTILE_TEXTS.flatMap((text) => {
  const results = [text, text.replaceAll(/[/\\]/g, '\u2215'), text.replaceAll(/[/\\\u202e\u202c]/g, '_')];
  const possible = results.map(normalisePath).find(({ ok }) => ok);
  return possible?.ok === true ? [possible.path] : [];
});

/** Names that the server takes. */
const HOSTILE_NAMES = HOSTILE_TEXTS.filter((text) => text.length <= DEFAULT_LIMITS.nameLength).slice(-20);
const lastName = HOSTILE_NAMES.at(-1) ?? '';
const lastText = HOSTILE_TEXTS.at(-1) ?? '';

const DOCUMENTED = `documented(1);
/**
${HOSTILE_TEXTS.map((text) => ` * ${text}`).join('\n')}
 * @param a {@link javascript:alert("hacked") hacked}
 */
export function documented(a: number): number {
  return a;
}
`;

test.use({ environment: { LIMIT_CONNECTIONS_PER_ADDRESS: '1000' } });

test('sixty texts that want to be markup stay text, wherever others can put them', async ({
  instance,
  people,
}) => {
  expect(HOSTILE_TEXTS.length).toBeGreaterThanOrEqual(60);
  expect(HOSTILE_PATHS.length).toBeGreaterThanOrEqual(58);
  const [first = ''] = HOSTILE_TEXTS;
  const session = await instance.createSession([{ path: 'documented.ts', text: DOCUMENTED }], first);
  const owner = new SessionApi(instance.url, session.links.owner.token);
  const ada = await people.open('about:blank', 'Ada');
  const { page } = ada;
  page.setDefaultTimeout(15_000);
  const guard = await guardPage(page);
  const crowd = await plant(instance, session);
  const stock = stockClients(instance, session);
  try {
    await test.step('as it was planted', async () => {
      await page.goto(session.links.owner.url);
      await ada.connected();
      await expect(page).toHaveTitle(new RegExp(escaped(first)));
      const names = () => page.evaluate(() => window.coedit.client.participants.get().length);
      await expect.poll(names).toBeGreaterThanOrEqual(HOSTILE_TEXTS.length + stock.length);
      await ada.openFile('documented.ts');
      // A name is at a caret for a moment after it moved, and only near to what is on the screen.
      let column = 1;
      await expect(async () => {
        column = 3 - column;
        pointAt(crowd, column);
        await expect(page.locator('.name-label').first()).toBeAttached({ timeout: 1000 });
      }).toPass({ timeout: 15_000 });
      expect(await guard.offences()).toEqual([]);
    });
    await test.step('hovers, lists and dialogs', async () => {
      await ada.caretTo(1, 3);
      await page.keyboard.press('ControlOrMeta+k');
      await page.keyboard.press('ControlOrMeta+i');
      await expect(page.locator('.monaco-hover:visible').first()).toContainText('hacked', {
        timeout: 20_000,
      });
      await page.keyboard.press('Escape');
      await ada.openPalette('ControlOrMeta+p');
      await page.keyboard.type('img src');
      await expect(page.getByRole('option').first()).toBeVisible();
      await page.keyboard.press('Enter');
      await expect(ada.tab('img src')).not.toHaveCount(0);
      await page.keyboard.press('ControlOrMeta+Shift+f');
      const pattern = page.getByRole('textbox', { name: 'Search in all files' });
      const results = page.getByRole('tree', { name: 'Results' });
      await page.getByRole('button', { name: 'Show or hide which files are searched' }).click();
      // Every text once, then every path: both at once would be thousands of rows.
      await page.getByRole('textbox', { name: 'Files to include' }).fill('documented.ts');
      await pattern.fill('hacked');
      await expect(results.getByRole('treeitem', { name: /^documented\.ts/ })).toBeVisible();
      await expect(results).toContainText(lastText);
      await page.getByRole('textbox', { name: 'Files to include' }).fill('');
      await pattern.fill('onbegin');
      await expect(page.getByText(`${HOSTILE_PATHS.length + 1} matches in`)).toBeVisible();
      await expect(results.getByRole('treeitem', { expanded: true })).toHaveCount(HOSTILE_PATHS.length + 1);
      await page.getByRole('button', { name: /^Chat/ }).click();
      const log = page.getByRole('log', { name: 'Messages' });
      await expect(log.getByRole('article')).toHaveCount(HOSTILE_TEXTS.length);
      await expect(log).toContainText(first);
    });
    await test.step('labels of links', async () => {
      for (const label of HOSTILE_TEXTS) {
        await owner.createLink(session.id, { role: 'viewer', label });
      }
      const dialog = await ada.openShareDialog();
      await expect(dialog.getByRole('listitem')).toHaveCount(HOSTILE_TEXTS.length + 3);
      await expect(dialog).toContainText(first);
      await page.keyboard.press('Escape');
    });
    await test.step('notices: renamed, joined, left', async () => {
      for (const name of HOSTILE_NAMES) await owner.renameSession(session.id, name);
      await expect(page).toHaveTitle(new RegExp(escaped(lastName)));
      for (const person of crowd) person.destroy();
      await expect
        .poll(() => page.evaluate(() => window.coedit.client.participants.get().length))
        .toBeLessThan(20);
    });
    await test.step('a zip with such names, and the list of recent sessions', async () => {
      const start = new StartPage(page);
      await page.goto(instance.url);
      await expect(page.getByText(lastName).first()).toBeVisible();
      const entries = [...HOSTILE_TEXTS, '../../etc/passwd', '/etc/hosts', 'a\\..\\b', 'nul'];
      const content = strToU8(first);
      const zip = zipSync(Object.fromEntries(entries.map((name) => [name, content])));
      await start.chooseFiles([
        { name: `${first}.zip`, mimeType: 'application/zip', buffer: Buffer.from(zip) },
      ]);
      await page
        .getByRole('dialog', { name: 'Some files cannot be in a session' })
        .getByRole('button', { name: 'Start without them' })
        .click();
      await ada.saved();
      const read = () =>
        page.evaluate(() => window.coedit.client.workspace.files.get().map(({ path }) => path));
      await expect.poll(async () => (await read()).length).toBeGreaterThan(30);
      const paths = await read();
      expect(paths.filter((path) => !normalisePath(path).ok || /passwd|hosts|^nul/.test(path))).toEqual([]);
    });
    expect(await guard.offences()).toEqual([]);
  } finally {
    for (const provider of stock) provider.destroy();
    for (const person of crowd) person.destroy();
  }
});

test('the guard of that test sees what it is there to see', async ({ page, instance }) => {
  const guard = await guardPage(page);
  await page.goto(instance.url);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<img src=/hacked onerror=alert(1)><b id=hacked>x</b>');
    document.body.insertAdjacentHTML('beforeend', '<a href="javascript:alert(1)">x</a><iframe></iframe>');
    setTimeout(() => alert('seen'));
  });
  await expect
    .poll(async () => (await guard.offences()).map((offence) => offence.split(/[ :]/)[0]))
    .toEqual(expect.arrayContaining(['attribute', 'element', 'policy', 'request', 'dialog']));
});

/** People, files, chat and cursors, by programs that send what the page itself would not. */
async function plant(instance: Instance, session: CreatedSession): Promise<SessionClient[]> {
  const crowd = HOSTILE_TEXTS.map((text) => nodePerson(instance, session, text));
  await expect.poll(() => crowd.every(({ connection }) => connection.get().kind === 'online')).toBe(true);
  const [writer] = crowd;
  if (writer === undefined) return crowd;
  await expect.poll(() => writer.workspace.find('documented.ts')).toBeDefined();
  writer.workspace.createMany(HOSTILE_PATHS.map((path) => ({ path, content: HOSTILE_TEXTS.join('\n') })));
  for (const [index, person] of crowd.entries()) person.sendChat(HOSTILE_TEXTS[index] ?? '');
  pointAt(crowd, 1);
  await expect.poll(() => writer.chat.get().length).toBe(HOSTILE_TEXTS.length);
  await expect.poll(() => writer.saveStatus.get().kind).toBe('saved');
  return crowd;
}

/** Everyone's caret in a line of its own. */
function pointAt(crowd: readonly SessionClient[], column: number): void {
  for (const [index, person] of crowd.entries()) {
    const fileId = person.workspace.find('documented.ts')?.id;
    if (fileId !== undefined) person.setCursor({ fileId, line: index + 1, column, selections: [] });
  }
}

/** Names, colours and cursors of programs that know awareness only. */
function stockClients(instance: Instance, session: CreatedSession): WebsocketProvider[] {
  return HOSTILE_TEXTS.slice(-10).map((text, index) => {
    const provider = new WebsocketProvider(instance.webSocketUrl, session.id, new Y.Doc(), {
      params: { token: session.links.viewer.token },
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    });
    const user = {
      name: HOSTILE_TEXTS[index * 5],
      color: text,
      colorLight: `${text};background:url(/hacked)`,
    };
    provider.awareness.setLocalStateField('user', user);
    provider.awareness.setLocalStateField('cursor', { anchor: { item: text }, head: { item: text } });
    return provider;
  });
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
