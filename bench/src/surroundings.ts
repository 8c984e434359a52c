import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, release, totalmem, type } from 'node:os';
import { dirname, join } from 'node:path';
import type { Machine } from './results.ts';

export function thisMachine(): Machine {
  const processors = cpus();
  return {
    processor: processors[0]?.model ?? 'unknown processor',
    cores: processors.length,
    memoryGigabytes: Math.round(totalmem() / 1e9),
    system: `${type()} ${release()}`,
  };
}

export function theseVersions(): Readonly<Record<string, string>> {
  return {
    Coedit: commit(),
    Node: process.versions.node,
    yjs: versionOf('yjs'),
    ws: versionOf('ws'),
    'y-websocket': versionOf('y-websocket-2'),
    Hocuspocus: versionOf('@hocuspocus/server'),
  };
}

/** Outside a repository the results still stand. */
function commit(): string {
  try {
    const git = (...words: string[]): string =>
      execFileSync('git', words, { stdio: 'pipe' }).toString().trim();
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : ' with changes'}`;
  } catch {
    return 'of no repository';
  }
}

/** Packages need not let their `package.json` be imported, so it is looked for above their entry. */
function versionOf(name: string): string {
  let folder = dirname(createRequire(import.meta.url).resolve(name));
  for (;;) {
    try {
      const found = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version?: string };
      if (found.version !== undefined) return found.version;
    } catch {
      // None in this folder.
    }
    if (folder === dirname(folder)) return 'unknown';
    folder = dirname(folder);
  }
}
