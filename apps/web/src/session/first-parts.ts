/**
 * The files that one cannot type without, as the document names them (apps/server/src/http/page-document.ts). To be asked before
 * main.ts names what draws the page, in the same way. Returns whether all of them have been fetched by now.
 */
export function firstParts(): () => boolean {
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel="modulepreload"]')];
  return () => links.every(({ href }) => performance.getEntriesByName(href).length > 0);
}
