import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const FILE = 'theme.js';
const TAG = `<script src="/${FILE}"></script>`;

/**
 * Writes theme.js into the built document. As a file it has no hash in its name, since the document names it before
 * anything is built, so a browser that has it asks for it again at each visit, and reads nothing of the page until the
 * answer is there. The server's security policy allows it by its hash: apps/server/src/http/page-document.ts.
 */
export function inlineTheme(): Plugin {
  return {
    name: 'coedit-inline-theme',
    apply: 'build',
    transformIndexHtml: {
      order: 'pre',
      handler(html) {
        if (!html.includes(TAG)) throw new Error(`index.html does not hold ${TAG}.`);
        const code = readFileSync(new URL(FILE, import.meta.url), 'utf8');
        return html.replace(TAG, () => `<script>\n${code}</script>`);
      },
    },
  };
}
