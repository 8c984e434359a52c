import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentSecurityPolicy } from './security-headers.ts';

/** Pixels of the picture; `apps/web/public/preview.png`. */
const PICTURE = { path: '/preview.png', width: 1200, height: 630 };
const TITLE = 'Coedit: edit code together';
const SESSION_TITLE = 'Join a coding session in Coedit';
const DESCRIPTION = 'Open the link and type: one editor, everyone’s cursors, nothing to install.';

/** Made by apps/web/page-parts.ts. A page that was built without it only loads more slowly. */
const PARTS = 'page-parts.json';

export type PageKind = 'start' | 'session';

/**
 * The page as it is served: the built document, and what messengers show of its address. That is the same for every
 * session, those that are none too: a preview tells neither that a session exists nor what it is called.
 */
export class PageDocument {
  /** Its own inline scripts may run, and no others. */
  readonly contentSecurityPolicy: string;
  /** The document, cut where the page's own scripts begin. */
  readonly #before: string;
  readonly #behind: string;
  /** What a page will ask for is on its way before its code is read. */
  readonly #preloads: Readonly<Record<PageKind, readonly string[]>>;

  /** Throws when the folder holds no page. */
  constructor(webRoot: string) {
    const html = readFileSync(join(webRoot, 'index.html'), 'utf8');
    const cut = /<script type="module"|<\/head>/u.exec(html)?.index ?? 0;
    const [behind, styles] = withoutStyles(html.slice(cut));
    // Nothing is painted before the styles are there.
    this.#before = html.slice(0, cut) + styles;
    this.#behind = behind;
    this.#preloads = preloads(join(webRoot, PARTS), html);
    this.contentSecurityPolicy = contentSecurityPolicy(inlineScripts(html));
  }

  /** `origin`: where people reach this server, as `https://host`; null: not known for sure. */
  html(kind: PageKind, origin: string | null): string {
    // The parts stand before the scripts: they come in the order they are asked for, the largest first.
    return `${this.#before}${[...tags(kind, origin), ...this.#preloads[kind]].join('\n    ')}\n    ${this.#behind}`;
  }
}

/** The rest, and the tags of its stylesheets. */
function withoutStyles(html: string): readonly [string, string] {
  const tag = /<link rel="stylesheet"[^>]*>\s*/gu;
  return [html.replace(tag, ''), (html.match(tag) ?? []).join('')];
}

/** `'sha256-…'` of each script that is written into the document; every byte between the tags counts. */
function inlineScripts(html: string): readonly string[] {
  return [...html.matchAll(/<script>(.*?)<\/script>/gsu)].map(
    ([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
  );
}

interface Parts {
  /** Without them one cannot begin. */
  readonly first: readonly string[];
  readonly after: readonly string[];
}

function preloads(file: string, html: string): Readonly<Record<PageKind, readonly string[]>> {
  if (!existsSync(file)) return { start: [], session: [] };
  const { start, session } = JSON.parse(readFileSync(file, 'utf8')) as Record<PageKind, Parts>;
  // What the document names itself needs no second mention.
  const others = (parts: readonly string[]) => parts.filter((part) => !html.includes(part));
  const links = ({ first, after }: Parts) => [
    ...others(first).map(soon),
    // Inert until main.ts takes them out: fetched at once they take a processor from what one can type with.
    ...(after.length === 0
      ? []
      : [`<template id="later-parts">${others(after).map(soon).join('')}</template>`]),
  ];
  return { start: links(start), session: links(session) };
}

/** Fetched and read. */
const soon = (part: string): string =>
  part.endsWith('.css')
    ? `<link rel="preload" as="style" crossorigin href="/${part}" />`
    : `<link rel="modulepreload" href="/${part}" />`;

/** What a header says of the host comes from outside: only what can be nothing but an origin goes into the page. */
export function asOrigin(text: string): string | null {
  return /^https?:\/\/(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/iu.test(text) ? text : null;
}

function tags(kind: PageKind, origin: string | null): readonly string[] {
  const title = kind === 'session' ? SESSION_TITLE : TITLE;
  const picture =
    origin === null
      ? []
      : [
          property('og:image', origin + PICTURE.path),
          property('og:image:width', String(PICTURE.width)),
          property('og:image:height', String(PICTURE.height)),
          property('og:image:alt', 'Two people’s cursors in one file of code'),
          '<meta name="twitter:card" content="summary_large_image" />',
        ];
  return [
    '',
    property('og:site_name', 'Coedit'),
    property('og:type', 'website'),
    property('og:title', title),
    property('og:description', DESCRIPTION),
    ...picture,
    ...(kind === 'session' ? ['<meta name="robots" content="noindex, nofollow" />'] : []),
  ];
}

const property = (name: string, content: string): string =>
  `<meta property="${name}" content="${content}" />`;
