import { describe, expect, it } from 'vitest';
import { HeldStore } from '../session/testing/held-store.ts';
import { MemoryStore } from '../store/memory.ts';
import { TestApp } from '../testing/test-app.ts';
import { ask, expectError } from './testing/ask.ts';

/** A disk that neither takes nor refuses. */
class HangingStore extends MemoryStore {
  override probe(): Promise<void> {
    return new Promise(() => undefined);
  }
}

describe('readyz', () => {
  it('is true while the store can be written, false while it cannot, and true again', async () => {
    const store = new HeldStore();
    const app = await TestApp.start({}, store);
    expect((await ask(app, 'GET', '/readyz')).body).toEqual({ status: 'ready' });
    store.full = true;
    expectError(await ask(app, 'GET', '/readyz'), 503, 'storage-unavailable');
    expect((await ask(app, 'GET', '/healthz')).status).toBe(200);
    store.full = false;
    expect((await ask(app, 'GET', '/readyz')).body).toEqual({ status: 'ready' });
  });

  it('is false within seconds for a store that hangs, while the server goes on answering', async () => {
    const app = await TestApp.start({}, new HangingStore());
    const before = performance.now();
    const asked = ask(app, 'GET', '/readyz');
    expect((await ask(app, 'GET', '/healthz')).status).toBe(200);
    expectError(await asked, 503, 'storage-unavailable');
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it('is false while the server drains: what was received is being saved, nothing new comes in', async () => {
    const store = new HeldStore();
    const app = await TestApp.start({}, store);
    const session = await app.create([{ path: 'a.txt', text: 'one\n' }]);
    const ada = await (await app.connect(session, session.links.editor.token)).synced();
    store.holding = true;
    ada.yText('a.txt').insert(0, 'x');
    await expect.poll(() => store.held).toBe(1);
    const draining = app.app.registry.close();
    expectError(await ask(app, 'GET', '/readyz'), 503, 'restarting');
    store.release();
    await draining;
  });
});
