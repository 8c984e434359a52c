import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Instance } from '@coedit/instance';
import { expect, test } from '../fixtures/test.ts';

/** A disk of 12 MB of its own; null where this may not be mounted. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'coedit-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
}

test('a full disk: no session is made, nobody is told “saved”, and it goes on when there is room', async ({
  people,
}) => {
  const disk = smallDisk();
  test.skip(disk === null, 'SKIPPED: only root may mount the small disk that this needs');
  if (disk === null) return;
  const instance = await Instance.start({ DATA_DIR: join(disk, 'data') });
  try {
    const session = await instance.createSession([{ path: 'notes.txt', text: '' }]);
    const ada = await people.join(session.links.owner.url, 'Ada');
    await ada.openFile('notes.txt');
    const ballast = join(disk, 'ballast');
    const fill = () => {
      const { bavail, bsize } = statfsSync(disk);
      writeFileSync(ballast, Buffer.alloc(bavail * bsize), { flag: 'a' });
    };
    fill();

    const visitor = await people.open(instance.url, 'Ben');
    await visitor.page.getByLabel('Choose files or a zip').setInputFiles({
      name: 'large.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('a line that does not compress to nothing\n'.repeat(60_000)),
    });
    await expect(visitor.page.getByRole('alert')).toHaveText(
      /The session could not be created: The server cannot store anything right now \(its disk may be full\)/,
    );
    await expect(visitor.page.getByRole('button', { name: 'New session' })).toBeEnabled();

    const large = 'lots of it '.repeat(40_000);
    await ada.page.evaluate((text) => {
      const { workspace } = window.coedit.client;
      const file = workspace.find('notes.txt');
      if (file !== undefined) workspace.write(file.id, text);
    }, large);
    await expect(ada.status.getByText('Saving…')).toBeVisible();
    await expect(ada.toast(/cannot|storage|disk/i)).toBeVisible({ timeout: 10_000 });
    await expect(ada.status.getByText('Saved', { exact: true })).toHaveCount(0);
    // Who comes now is told with the welcome, when there is no page yet.
    const cleo = await people.open(session.links.owner.url, 'Cleo');
    await expect(cleo.toast(/cannot|storage|disk/i)).toBeVisible();

    rmSync(ballast);
    await ada.saved();
    expect(await instance.readFile(session, 'notes.txt')).toBe(large);
    await visitor.page.getByRole('button', { name: 'New session' }).click();
    await visitor.saved();
  } finally {
    await instance.dispose();
    execFileSync('umount', ['-l', disk]);
    rmSync(disk, { recursive: true });
  }
});
