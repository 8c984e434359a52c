import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { TestApp } from '../testing/test-app.ts';
import { until } from '../testing/until.ts';
import { BodyRoom } from './body-room.ts';

describe('room for bodies', () => {
  it('is shared out to addresses, and is there again when it was given back', () => {
    const room = new BodyRoom({ most: 100, mostOfAddress: 60 });
    const back = room.take('192.0.2.1', 60);
    expect(room.take('192.0.2.1', 1)).toBeNull();
    expect(room.take('::ffff:192.0.2.1', 1)).toBeNull();
    expect(room.take('192.0.2.2', 40)).not.toBeNull();
    expect(room.take('192.0.2.3', 1)).toBeNull();
    back?.();
    back?.();
    expect(room.take('192.0.2.3', 61)).toBeNull();
    expect(room.take('192.0.2.1', 60)).not.toBeNull();
  });

  it('takes one that is larger than all of it, while there is no other', () => {
    const room = new BodyRoom({ most: 100, mostOfAddress: 60 });
    const back = room.take('192.0.2.1', 500);
    expect(room.take('192.0.2.2', 1)).toBeNull();
    back?.();
    expect(room.take('192.0.2.2', 1)).not.toBeNull();
  });
});

describe('making sessions', () => {
  it('from one address are not all read into memory at once', async () => {
    const app = await TestApp.start({ LIMIT_SESSION_LENGTH: '100000' });
    const url = `${app.url}/api/sessions`;
    const headers = { 'content-type': 'application/json' };
    const make = () =>
      fetch(url, {
        method: 'POST',
        headers,
        body: JSON.stringify({ files: [{ path: 'a', text: 'x'.repeat(99_990) }] }),
      });
    expect((await make()).status).toBe(201);
    // Says how much it will send, and sends none of it.
    const slow = request(url, { method: 'POST', headers: { ...headers, 'content-length': 199_999 } });
    slow.on('error', () => undefined);
    slow.flushHeaders();
    await until('there is no room', async () => (await make()).status === 503);
    const refused = await make();
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(await refused.json()).toMatchObject({ statusCode: 503, code: 'busy' });
    await app.create();
    slow.destroy();
    await until('there is room again', async () => (await make()).status === 201);
  });
});
