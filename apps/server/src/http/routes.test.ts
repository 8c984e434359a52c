import { isAtLeast, ROLES, type Role } from '@coedit/protocol';
import { describe, expect, it } from 'vitest';
import { TestApp } from '../testing/test-app.ts';
import { until } from '../testing/until.ts';
import { ask, expectError } from './testing/ask.ts';

/** Least role of each route: the contract's table. `null`: anyone. A route without a row fails. */
const ROUTES: Record<string, Role | null> = {
  'POST /api/sessions': null,
  'GET /api/sessions/{id}': 'viewer',
  'PATCH /api/sessions/{id}': 'owner',
  'DELETE /api/sessions/{id}': 'owner',
  'GET /api/sessions/{id}/links': 'owner',
  'POST /api/sessions/{id}/links': 'owner',
  'DELETE /api/sessions/{id}/links/{linkId}': 'owner',
  'PATCH /api/sessions/{id}/participants/{userId}': 'owner',
  'DELETE /api/sessions/{id}/participants/{userId}': 'owner',
  'GET /api/sessions/{id}/files': 'viewer',
  'GET /api/sessions/{id}/files/{*}': 'viewer',
  'PUT /api/sessions/{id}/files/{*}': 'editor',
  'DELETE /api/sessions/{id}/files/{*}': 'editor',
  'GET /api/sessions/{id}/archive.zip': 'viewer',
  'GET /healthz': null,
  'GET /readyz': null,
  'GET /metrics': null,
};

async function describedRoutes(app: TestApp): Promise<string[]> {
  const { body } = await ask(app, 'GET', '/api/openapi.json');
  const paths = body.paths as Record<string, Record<string, unknown>>;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

describe('who may what', () => {
  it('has a row for every route that there is', async () => {
    expect((await describedRoutes(await TestApp.start())).sort()).toEqual(Object.keys(ROUTES).sort());
  });

  const guarded = Object.entries(ROUTES).filter((row): row is [string, Role] => row[1] !== null);
  it.each(guarded)('%s needs %s', async (route, least) => {
    const app = await TestApp.start();
    const session = await app.create([{ path: 'a.txt', text: 'text' }]);
    const other = await app.create();
    const tokens = await app.withAllRoles(session);
    const inside = await app.connect(session, tokens.viewer);
    await until('someone is inside', () => inside.received.length > 0);
    const [method = '', template = ''] = route.split(' ');
    const path = template
      .replace('{id}', session.id)
      .replace('{linkId}', session.links.viewer.id)
      .replace('{userId}', String(inside.welcome.userId))
      .replace('{*}', 'a.txt');
    const body = bodyOf(route);
    expectError(await ask(app, method, path, body), 401, 'no-token');
    expectError(await ask(app, method, path, { ...body, token: 'nonsense' }), 401, 'bad-token');
    expectError(await ask(app, method, path, { ...body, token: other.links.owner.token }), 401, 'bad-token');
    const unknown = path.replace(session.id, 'unknown-session');
    expectError(await ask(app, method, unknown, { ...body, token: tokens.owner }), 404, 'no-such-session');
    // From the least to the most powerful: what is refused changes nothing for those who come behind.
    for (const role of [...ROLES].reverse()) {
      const answer = await ask(app, method, path, { ...body, token: tokens[role] });
      if (!isAtLeast(role, least)) expectError(answer, 403, 'role');
      else if (role === least) expect(answer.status).toBeLessThan(300);
    }
  });
});

function bodyOf(route: string): { json?: unknown; text?: string } {
  if (route.startsWith('PUT')) return { text: 'other text' };
  if (route.endsWith('{userId}')) return route.startsWith('PATCH') ? { json: { role: 'viewer' } } : {};
  if (route.startsWith('PATCH')) return { json: { name: 'New name' } };
  return route.startsWith('POST') ? { json: { role: 'viewer' } } : {};
}
