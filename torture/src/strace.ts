import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const HOW = 'It needs strace: on Debian and Ubuntu “sudo apt-get install strace”.';

/**
 * Null when strace works here; else the reason, in a sentence for a person. As root on Debian it is installed first, as
 * the tests do with Chromium.
 */
export function whyNoStrace(): string | null {
  if (process.platform !== 'linux') return 'SKIPPED: it sees the disk through strace, which only Linux has.';
  if (!isThere() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) install();
  if (!isThere()) return `SKIPPED: ${HOW}`;
  return mayTrace() ? null : 'SKIPPED: strace may not trace here (a container needs --cap-add=SYS_PTRACE).';
}

export function expectStrace(): void {
  const reason = whyNoStrace();
  if (reason !== null) throw new Error(reason);
}

const isThere = (): boolean => spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0;

const mayTrace = (): boolean =>
  spawnSync('strace', ['-o', '/dev/null', 'true'], { stdio: 'ignore' }).status === 0;

function install(): void {
  console.log('Installing the system package strace.');
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  spawnSync('apt-get', ['update', '-q'], options);
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'strace'], options);
}
