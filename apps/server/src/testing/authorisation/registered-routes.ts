import type { FastifyInstance } from 'fastify';

const LINE = /^(?<depth>(?:│ {3}| {4})*)[├└]── (?<part>\S+)(?: \((?<methods>[A-Z, ]+)\))?$/u;
/** Characters that each level of the drawing is indented by. */
const INDENT = 4;

/** Every route there is, as `METHOD /path`, read from Fastify's own drawing of its router: nothing can be left out of it. */
export function registeredRoutes(server: FastifyInstance): string[] {
  const routes: string[] = [];
  const parts: string[] = [];
  for (const line of server.printRoutes({ commonPrefix: false }).split('\n')) {
    if (line.trim() === '') continue;
    const groups = LINE.exec(line)?.groups;
    if (groups === undefined) throw new Error(`a line of the routes cannot be read: ${line}`);
    const { depth = '', part = '', methods } = groups;
    parts.splice(depth.length / INDENT);
    // The drawing leaves out the slash between a route and the wildcard under it.
    parts.push(part === '*' && parts.at(-1)?.endsWith('/') === false ? '/*' : part);
    const path = parts.join('').replace('//', '/');
    for (const method of methods?.split(', ') ?? []) routes.push(`${method} ${path}`);
  }
  return routes.sort();
}
