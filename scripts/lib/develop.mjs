import { createServer } from 'node:net';
import { join } from 'node:path';
import { TSC, VITE } from './build.mjs';
import { prepare } from './prepare.mjs';
import { endOnSignals, start } from './processes.mjs';
import { ROOT } from './repository.mjs';

/** Runs compiler, server and page side by side until Ctrl-C, or until one of them ends. */
export async function develop() {
  process.chdir(ROOT);
  if (!(await prepare({ needsPage: false }))) return;
  endOnSignals();

  const pagePort = process.env.PORT ?? '3000';
  const serverPort = String(await freePort());
  const address = `http://localhost:${pagePort}`;
  const server = {
    ...process.env,
    PORT: serverPort,
    HOST: '127.0.0.1',
    PUBLIC_URL: process.env.PUBLIC_URL ?? address,
  };
  const page = { ...process.env, COEDIT_DEV_SERVER: `http://127.0.0.1:${serverPort}` };
  const vite = ['--port', pagePort, '--strictPort', '--clearScreen', 'false', '--logLevel', 'warn'];

  runForGood('compiler', [TSC, '-b', '--watch', '--preserveWatchOutput']);
  // node --watch follows what main.js imports, the packages' dist included, and restarts after a crash at the next change.
  runForGood('server', ['--watch', '--watch-preserve-output', 'apps/server/dist/main.js'], { env: server });
  runForGood('page', [join(ROOT, VITE), ...vite], { cwd: join(ROOT, 'apps/web'), env: page });
  console.log(`\nOpen ${address} (the page and the server reload on every change; Ctrl-C ends)\n`);
}

function runForGood(name, args, options) {
  start(process.execPath, args, options).once('close', (code) => {
    console.error(`The ${name} has ended (${code}).`);
    process.kill(process.pid, 'SIGTERM'); // ends the others the way Ctrl-C would
  });
}

/** The server hides behind the page's proxy, so its port is nobody's business. */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
