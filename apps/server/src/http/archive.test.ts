import { isNormalPath } from '@coedit/protocol';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { TestApp } from '../testing/test-app.ts';
import { until } from '../testing/until.ts';

const HOSTILE = ['../up', '/etc/passwd', 'a\\b', 'C:/x', 'nul', 'x\u0000y', 'a/../b', '__proto__', ''];

it('an archive holds normal paths alone, each once, whatever was tried to get into the session', async () => {
  const app = await TestApp.start();
  const session = await app.create([{ path: 'same.txt', text: 'one' }]);
  const connect = async () => (await app.connect(session, session.links.editor.token)).synced();
  const file = (index: number) => `file:${'x'.repeat(11)}${String.fromCharCode(97 + index)}`;
  for (const [index, path] of HOSTILE.entries()) {
    const mallory = await connect();
    mallory.doc.getMap('files').set(file(index), { path });
    expect(await mallory.closed(), path).toBe(1008);
  }
  // Two files of one path are possible: they were made on two sides at the same time.
  const ada = await connect();
  for (const [index, path] of ['same.txt', 'same.txt', 'b/same.txt', 'toString'].entries()) {
    ada.doc.getText(file(index)).insert(0, `of ${index}`);
    ada.doc.getMap('files').set(file(index), { path });
  }
  await until('all is saved', () => ada.saved === 8);
  const zip = unzipSync(await app.api(session.links.viewer.token).archive(session.id));
  const paths = Object.keys(zip).sort();
  expect(paths).toEqual(['b/same.txt', 'same (2).txt', 'same (3).txt', 'same.txt', 'toString']);
  expect(paths.every(isNormalPath)).toBe(true);
});
