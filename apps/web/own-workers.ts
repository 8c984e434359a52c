import type { Plugin } from 'vite';

const MANAGER = /monaco-editor\/esm\/vs\/languages\/features\/\w+\/workerManager\.js$/;
const WORKER = /createWorker: \(\) => new Worker\(new URL\([^)]*\), \{ type: "module" \}\),\n/;

/**
 * Monaco's languages name their workers for those who bring none: the build would make a second one of each, of seven
 * megabytes together with TypeScript, that nobody ever asks for. Ours are in src/editor/workers.ts.
 */
export function ownWorkers(): Plugin {
  return {
    name: 'coedit-own-workers',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!MANAGER.test(id)) return;
      if (!WORKER.test(code))
        throw new Error(`${id} names its worker in another way than own-workers.ts knows.`);
      return { code: code.replace(WORKER, ''), map: null };
    },
  };
}
