import { baseName } from './path-parts.ts';

/** Codicons by what a file is for; there is no icon per language, the name's ending says that already. */
const BY_ENDING: Record<string, string> = {
  md: 'markdown',
  markdown: 'markdown',
  json: 'json',
  jsonc: 'json',
  py: 'python',
  ipynb: 'notebook',
  sql: 'database',
  sh: 'terminal',
  bash: 'terminal',
  ps1: 'terminal-powershell',
  png: 'file-media',
  jpg: 'file-media',
  jpeg: 'file-media',
  gif: 'file-media',
  svg: 'file-media',
  webp: 'file-media',
  avif: 'file-media',
  bmp: 'file-media',
  ico: 'file-media',
  woff: 'file-binary',
  woff2: 'file-binary',
  ttf: 'file-binary',
  otf: 'file-binary',
  wasm: 'file-binary',
  mp3: 'file-binary',
  mp4: 'file-binary',
  pdf: 'file-pdf',
  zip: 'file-zip',
  env: 'gear',
  toml: 'gear',
  ini: 'gear',
  yml: 'gear',
  yaml: 'gear',
};
const CODE =
  /\.(?:[cm]?[jt]sx?|html?|css|scss|less|vue|svelte|c|h|cc|cpp|hpp|cs|go|rs|java|kt|swift|rb|php|lua|r|dart|scala|hs|ex|exs|clj|xml)$/i;

export function iconOf(path: string): string {
  const name = baseName(path).toLowerCase();
  if (CODE.test(name)) return 'file-code';
  return BY_ENDING[name.slice(name.lastIndexOf('.') + 1)] ?? 'file';
}
