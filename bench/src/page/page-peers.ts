import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Instance } from '@coedit/instance';
import { build } from 'vite';
import { precompress } from '../../../scripts/lib/precompress.mjs';
import { type Child, startChild } from '../peers/child.ts';
import type { Peer, RunningPeer } from '../peers/peer.ts';
import { PEER } from '../peers/peer-names.ts';

export const BARE_MONACO = 'bare Monaco page';
/** What of Coedit's time Monaco's own features and languages would take, were they loaded at once. */
const FEATURED_MONACO = 'Monaco with its features';

/** What the pages for typing show; bare/bare.js makes the same. */
const TEXT = Array.from({ length: 40 }, (_, index) => `const value${index} = ${index};`).join('\n');

/** A server of pages, which browsers open. */
export abstract class ServedPages implements RunningPeer {
  readonly loadedDocuments = null;
  abstract readonly pid: number;

  /** Where one can type at once. */
  abstract typingLink(): Promise<string>;
  abstract stop(): Promise<void>;

  open(): Promise<never> {
    return Promise.reject(new Error('Pages are opened by browsers.'));
  }

  restart(): Promise<never> {
    return Promise.reject(new Error('Servers of pages are not restarted.'));
  }
}

export class CoeditPages extends ServedPages {
  readonly instance: Instance;

  constructor(instance: Instance) {
    super();
    this.instance = instance;
  }

  get pid(): number {
    return this.instance.pid ?? 0;
  }

  async typingLink(): Promise<string> {
    const session = await this.instance.createSession([{ path: 'main.ts', text: TEXT }]);
    return `${session.links.editor.url}&file=main.ts`;
  }

  async stop(): Promise<void> {
    await this.instance.dispose();
  }
}

class BarePages extends ServedPages {
  readonly #child: Child;

  constructor(child: Child) {
    super();
    this.#child = child;
  }

  get pid(): number {
    return this.#child.pid;
  }

  async typingLink(): Promise<string> {
    return `http://localhost:${this.#child.port}/`;
  }

  stop(): Promise<void> {
    return this.#child.stop();
  }
}

/** No load is refused for being one; all else is as it ships. */
const SETTINGS = { LIMIT_MESSAGES_PER_SECOND: '1000000', LIMIT_MESSAGES_BURST: '1000000' };

/** By their folders beside this file. Built once; it takes many seconds. */
const bareFolders = new Map<string, Promise<string>>();

/** Served as Coedit's page is. */
function barePeer(name: string, folder: string): Peer {
  return {
    name,
    unable: null,
    start: async () => {
      const built = bareFolders.get(folder) ?? buildBarePage(folder);
      bareFolders.set(folder, built);
      return new BarePages(await startChild('../page/bare-page.main.js', process.execPath, [await built]));
    },
  };
}

export const PAGE_PEERS: readonly Peer[] = [
  barePeer(BARE_MONACO, 'bare'),
  barePeer(FEATURED_MONACO, 'bare-featured'),
  { name: PEER.coedit, unable: null, start: async () => new CoeditPages(await Instance.start(SETTINGS)) },
];

async function buildBarePage(source: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'coedit-bare-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await build({
    root: fileURLToPath(new URL(`../../src/page/${source}`, import.meta.url)),
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 6_000 },
  });
  await precompress(folder);
  return folder;
}
