import type ignoreLibrary from 'ignore';
import type { Ignore } from 'ignore';
import type { Candidate, Gathered } from './candidate.ts';

const NAME = '.gitignore';
/** Bytes. Longer ones were written by no person. */
const MOST_BYTES = 256 * 1024;
const MOST_RULES_FILES = 50;

type IgnoreLibrary = typeof ignoreLibrary;

interface Rules {
  /** With a slash at its end; '' at the top. */
  readonly folder: string;
  readonly rules: Ignore;
}

/** Without what the `.gitignore`s that came along name: a deeper one is heard after those above it, as Git does. */
export async function withoutIgnored(gathered: Gathered): Promise<Gathered & { readonly ignored: number }> {
  if (!gathered.candidates.some(({ path }) => path.endsWith(NAME))) return { ...gathered, ignored: 0 };
  // Few imports need it, and no page to be ready.
  const { default: ignore } = await import('ignore');
  const rules = await rulesIn(gathered.candidates, ignore);
  const candidates = gathered.candidates.filter(({ path }) => !isIgnored(path, rules, ignore.isPathValid));
  return { ...gathered, candidates, ignored: gathered.candidates.length - candidates.length };
}

async function rulesIn(candidates: readonly Candidate[], ignore: IgnoreLibrary): Promise<readonly Rules[]> {
  const found: Rules[] = [];
  for (const { path, size, read } of candidates) {
    const folder = path.slice(0, path.length - NAME.length);
    if (!path.endsWith(NAME) || (folder !== '' && !folder.endsWith('/')) || size > MOST_BYTES) continue;
    if (found.length >= MOST_RULES_FILES) break;
    try {
      found.push({ folder, rules: ignore().add(new TextDecoder().decode(await read())) });
    } catch (reason) {
      // It cannot be read: then the import says so of the file itself, and ignores nothing.
      console.warn(path, reason);
    }
  }
  return found.sort((one, other) => one.folder.length - other.folder.length);
}

function isIgnored(path: string, all: readonly Rules[], isPathValid: IgnoreLibrary['isPathValid']): boolean {
  let isIgnored = false;
  for (const { folder, rules } of all) {
    if (!path.startsWith(folder)) continue;
    const inside = path.slice(folder.length);
    if (!isPathValid(inside)) continue;
    const answer = rules.test(inside);
    if (answer.ignored) isIgnored = true;
    else if (answer.unignored) isIgnored = false;
  }
  return isIgnored;
}
