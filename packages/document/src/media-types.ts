/** By ending. Only what a page can show, or a person may want to tell apart; everything else is bytes. */
const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  bmp: 'image/bmp',
  ico: 'image/x-icon',
  svg: 'image/svg+xml',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
  mp4: 'video/mp4',
  webm: 'video/webm',
  woff: 'font/woff',
  woff2: 'font/woff2',
  ttf: 'font/ttf',
  otf: 'font/otf',
  pdf: 'application/pdf',
  zip: 'application/zip',
  gz: 'application/gzip',
  wasm: 'application/wasm',
};
/** How texts leave in a preview: there the browser must take them for what they are. */
const TEXT_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  htm: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  mjs: 'text/javascript',
  json: 'application/json',
  svg: 'image/svg+xml',
  xml: 'application/xml',
};

export const UNKNOWN_TYPE = 'application/octet-stream';

/** The media type of a file that is no text, by its name. */
export function mediaTypeOf(path: string): string {
  return lookUp(TYPES, path) ?? UNKNOWN_TYPE;
}

/** The same for one that is. */
export function textTypeOf(path: string): string {
  return lookUp(TEXT_TYPES, path) ?? 'text/plain';
}

/** Whether a browser shows it as a picture; SVG only where it can run no script. */
export function isImageType(type: string): boolean {
  return type.startsWith('image/') && Object.values(TYPES).includes(type);
}

function lookUp(types: Readonly<Record<string, string>>, path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const ending = name.slice(name.lastIndexOf('.') + 1);
  return Object.hasOwn(types, ending) ? types[ending] : undefined;
}
