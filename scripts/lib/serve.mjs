import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare } from './prepare.mjs';
import { ROOT } from './repository.mjs';

/**
 * Prepares and becomes the server. It is loaded into this process instead of a child: signals reach it without being
 * forwarded, its exit code is ours, and nothing is left behind when this process is killed.
 */
export async function prepareAndServe() {
  process.chdir(ROOT); // DATA_DIR's default is ./data, from wherever this was called
  if (!(await prepare({ needsPage: true }))) return;
  const main = join(ROOT, 'apps/server/dist/main.js');
  process.argv[1] = main;
  await import(pathToFileURL(main).href);
}
