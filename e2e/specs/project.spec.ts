import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SessionApi } from '@coedit/client';
import type { FirstFile } from '@coedit/instance';
import { unzipSync } from 'fflate';
import { expect, test } from '../fixtures/test.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = ['apps/web/src', 'docs'];
const TEXT = /\.(?:ts|tsx|css|json|md|html|mjs)$/;
const GENERATED = new Set(['node_modules', 'dist']);

/** A good half of this project, as it is on the disk, with two files as Windows programs write them. */
async function sources(): Promise<FirstFile[]> {
  const paths: string[] = [];
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !GENERATED.has(entry.name)) await walk(path);
      else if (entry.isFile() && TEXT.test(entry.name)) paths.push(path);
    }
  };
  for (const folder of SOURCES) await walk(join(ROOT, folder));
  const files = paths.map(async (path) => ({
    path: relative(ROOT, path).split(sep).join('/'),
    text: await readFile(path, 'utf8'),
  }));
  return [
    ...(await Promise.all(files)),
    { path: 'windows/crlf.bat', text: '@echo off\r\necho needle-in-windows\r\n' },
    { path: 'windows/bom.csv', text: '\uFEFFname;colour\r\nAda;blue\r\n' },
  ];
}

/** Byte for byte: what differs is told by path, not as a megabyte of text. */
function differences(zip: Uint8Array, files: readonly FirstFile[]): string[] {
  const unzipped = unzipSync(zip);
  const wanted = new Map(files.map(({ path, text }) => [path, Buffer.from(text, 'utf8')]));
  const paths = new Set([...Object.keys(unzipped), ...wanted.keys()]);
  return [...paths].filter((path) => {
    const content = unzipped[path];
    return content === undefined || wanted.get(path)?.equals(content) !== true;
  });
}

test('a real project of over a hundred files opens, is found in, edited, and downloaded as it went in', async ({
  instance,
  people,
}) => {
  const files = await sources();
  expect(files.length).toBeGreaterThan(400);
  const session = await instance.createSession(files);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  expect(differences(await ada.explorer.downloadAll(), files)).toEqual([]);
  const api = new SessionApi(instance.url, session.links.viewer.token);
  expect(differences(await api.archive(session.id), files)).toEqual([]);

  // Quick open, by a part of the name.
  await ada.openPalette('ControlOrMeta+p');
  await ada.page.keyboard.type('textbinding');
  await ada.page.getByRole('option', { name: 'text-binding.ts' }).first().click();
  await expect(ada.tab('text-binding.ts')).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => ada.editorText()).toContain('export class TextBinding');

  // Search in all files.
  await ben.page.keyboard.press('ControlOrMeta+Shift+f');
  const pattern = ben.page.getByRole('textbox', { name: 'Search in all files' });
  await pattern.fill('needle-in-windows');
  await pattern.press('Enter');
  // This very file holds the word, too, but is none of the sources.
  await expect(ben.page.getByText('1 match in 1 file')).toBeVisible();
  await ben.page
    .getByRole('tree', { name: 'Results' })
    .getByRole('treeitem', { name: /echo needle/ })
    .dblclick();
  await expect(ben.tab('crlf.bat')).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => ben.position()).toMatchObject({ line: 2 });

  await ben.caretTo(1, 1);
  await ben.type('rem edited\n');
  await ben.saved();
  const edited = files.map((file) =>
    file.path === 'windows/crlf.bat' ? { ...file, text: `rem edited\r\n${file.text}` } : file,
  );
  await ada.expectText('windows/crlf.bat', 'rem edited\n@echo off\necho needle-in-windows\n');
  expect(differences(await ada.explorer.downloadAll(), edited)).toEqual([]);
  expect(differences(await api.archive(session.id), edited)).toEqual([]);
});
