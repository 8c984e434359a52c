/** What a log may hold of an address: no query, where stock clients carry a token, and no preview's ticket, which opens files. */
export function loggedPath(url: string): string {
  const [path = ''] = url.split('?');
  return path.replace(/^(\/preview\/)[^/]+/u, '$1:ticket');
}
