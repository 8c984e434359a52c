// `npm run dev`: the compiler watches, the server restarts, the page reloads by itself.
import { oldNodeMessage } from './lib/node-version.mjs';

const message = oldNodeMessage(process.versions.node);
if (message) {
  console.error(message);
  process.exit(1);
}

import('./lib/develop.mjs').then((develop) => develop.develop());
