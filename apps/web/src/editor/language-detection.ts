/** What is needed of Monaco's description of a language. */
export interface KnownLanguage {
  readonly id: string;
  readonly extensions?: readonly string[] | undefined;
  readonly filenames?: readonly string[] | undefined;
}

export const PLAIN_TEXT = 'plaintext';

/** Names that Monaco's own descriptions leave out. */
const FILE_NAMES: Readonly<Record<string, string>> = {
  dockerfile: 'dockerfile',
  containerfile: 'dockerfile',
  gemfile: 'ruby',
  rakefile: 'ruby',
  jenkinsfile: 'java',
  '.bashrc': 'shell',
  '.profile': 'shell',
  '.zshrc': 'shell',
  '.babelrc': 'json',
  '.eslintrc': 'json',
  '.prettierrc': 'json',
  '.editorconfig': 'ini',
  '.gitconfig': 'ini',
  '.npmrc': 'ini',
  '.env': 'ini',
};

const INTERPRETERS: readonly (readonly [RegExp, string])[] = [
  [/^(?:deno|ts-node|tsx|bun)$/, 'typescript'],
  [/^node(?:js)?$/, 'javascript'],
  [/^(?:python|pypy)[\d.]*$/, 'python'],
  [/^(?:sh|bash|zsh|dash|ksh|fish)$/, 'shell'],
  [/^ruby[\d.]*$/, 'ruby'],
  [/^perl[\d.]*$/, 'perl'],
  [/^php[\d.]*$/, 'php'],
  [/^lua(?:jit)?[\d.]*$/, 'lua'],
  [/^rscript$/, 'r'],
  [/^tclsh[\d.]*$/, 'tcl'],
  [/^(?:pwsh|powershell)$/, 'powershell'],
];

/** The language of a file by its name, else by its first line (`#!`, `<?xml`, …), else plain text. */
export function detectLanguage(path: string, firstLine: string, languages: readonly KnownLanguage[]): string {
  return byName(path, languages) ?? byFirstLine(firstLine) ?? PLAIN_TEXT;
}

function byName(path: string, languages: readonly KnownLanguage[]): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const named = languages.find(({ filenames }) => filenames?.some((known) => known.toLowerCase() === name));
  if (named) return named.id;
  // `Dockerfile.dev`, `.env.local`
  const stem = /^(dockerfile|\.env)\./.exec(name)?.[1] ?? name;
  const ours = FILE_NAMES[stem];
  if (ours !== undefined) return ours;
  return byExtension(name, languages);
}

/** The longest extension wins: `.blade.php` before `.php`. */
function byExtension(name: string, languages: readonly KnownLanguage[]): string | undefined {
  let best: { readonly id: string; readonly length: number } | undefined;
  for (const { id, extensions = [] } of languages) {
    for (const extension of extensions) {
      if (!name.endsWith(extension.toLowerCase())) continue;
      if (best === undefined || extension.length > best.length) best = { id, length: extension.length };
    }
  }
  return best?.id;
}

function byFirstLine(firstLine: string): string | undefined {
  if (/^<\?xml\b/.test(firstLine)) return 'xml';
  if (/^<!doctype html\b/i.test(firstLine)) return 'html';
  if (/^<\?php\b/.test(firstLine)) return 'php';
  const interpreter = interpreterOf(firstLine);
  return INTERPRETERS.find(([pattern]) => pattern.test(interpreter))?.[1];
}

/** `#!/usr/bin/env -S node --flag` and `#!/usr/bin/python3 -u` → `node`, `python3`; '' when there is none. */
function interpreterOf(firstLine: string): string {
  if (!firstLine.startsWith('#!')) return '';
  const words = firstLine.slice(2).trim().split(/\s+/);
  const program = (word = '') => word.slice(word.lastIndexOf('/') + 1).toLowerCase();
  const [first, ...rest] = words;
  if (program(first) !== 'env') return program(first);
  return program(rest.find((word) => !word.startsWith('-') && !word.includes('=')));
}
