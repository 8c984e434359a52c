// `npm start`: install what is missing, build what changed, serve.
//
// This file and lib/node-version.mjs keep to syntax that every Node able to read an ES module can parse, so that an
// old Node gets a sentence instead of a SyntaxError; everything newer is loaded after the check.
import { oldNodeMessage } from './lib/node-version.mjs';

const message = oldNodeMessage(process.versions.node);
if (message) {
  console.error(message);
  process.exit(1);
}

import('./lib/serve.mjs').then((serve) => serve.prepareAndServe());
