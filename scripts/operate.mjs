// `npm run backup` and `npm run restore`: what they do is in apps/server/src/operate.ts.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare } from './lib/prepare.mjs';
import { ROOT } from './lib/repository.mjs';

process.chdir(ROOT); // DATA_DIR's default is ./data, as for the server
if (await prepare({ needsPage: false }))
  await import(pathToFileURL(join(ROOT, 'apps/server/dist/operate.js')).href);
