import { Line } from '../fixtures/line.ts';
import { nodePerson } from '../fixtures/node-person.ts';
import { expect, test } from '../fixtures/test.ts';
import type { SessionPage } from '../pages/session-page.ts';

/** Everything the live region is given, in order. */
async function listen({ page }: SessionPage): Promise<() => Promise<string>> {
  const region = page.locator('.announcements');
  await expect(region).toHaveRole('status');
  await region.evaluate((element) => {
    const heard: string[] = [];
    (window as { heard?: string[] }).heard = heard;
    new MutationObserver(() => heard.push(element.textContent)).observe(element, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  return () => page.evaluate(() => (window as { heard?: string[] }).heard?.join('\n') ?? '');
}

test('a screen reader hears who comes and goes, who is on my line, the chat and how my edits fare', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: 'one\ntwo\n' }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const line = await Line.of(ada);
  await ada.saved();
  await ada.openFile('notes.txt');
  await ada.caretTo(2, 1);
  const heard = await listen(ada);
  const ben = nodePerson(instance, session, 'Ben');
  try {
    await expect.poll(() => ben.workspace.find('notes.txt')?.id).toBeTruthy();
    const file = ben.workspace.find('notes.txt');
    if (file === undefined) throw new Error('no notes.txt');
    ben.setCursor({ fileId: file.id, line: 2, column: 1, selections: [] });
    for (const said of ['first', 'second', 'third']) ben.sendChat(said);
    await expect.poll(heard).toContain('Ben joined');
    await expect.poll(heard).toContain('Ben is on your line');
    await expect.poll(heard).toContain('Ben: third');
    // One after the other they would have been three.
    expect(await heard()).not.toContain('Ben: second');
    // Typing is no news, however often it is saved.
    await ada.type('typed');
    await ada.saved();
    await line.cut();
    await expect.poll(heard).toContain('Offline');
    line.mend();
    await ada.reconnect();
    await expect.poll(heard).toMatch(/Offline[\s\S]*Saved/);
    expect((await heard()).match(/Saved/g)).toHaveLength(1);
    expect(await heard()).not.toContain('Saving');
  } finally {
    ben.destroy();
  }
  await expect.poll(heard).toContain('Ben left');
});

test.describe('where the server takes little at once', () => {
  test.use({ environment: { LIMIT_MESSAGES_PER_SECOND: '10', LIMIT_MESSAGES_BURST: '20' } });

  test('a screen reader hears that I am slowed down, and nothing is lost of it', async ({
    instance,
    people,
  }) => {
    const session = await instance.createSession([{ path: 'notes.txt', text: '' }]);
    const ada = await people.join(session.links.owner.url, 'Ada');
    const messages = ada.page.getByRole('region', { name: 'Notifications' });
    // There before anything is in it, else what comes first is not read.
    await expect(messages).toHaveAttribute('aria-live', 'polite');
    await ada.openFile('notes.txt');
    await ada.focusEditor();
    const typed = 'faster than it takes it, '.repeat(4);
    // As assistive programs get it, without what is hidden from them; and while I type: the message goes again.
    await Promise.all([
      expect.poll(() => messages.ariaSnapshot()).toContain('the server reads yours more slowly'),
      ada.type(typed),
    ]);
    await ada.saved();
    expect(await instance.readFile(session, 'notes.txt')).toBe(typed);
  });
});
