import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { storeContract } from '../contract.ts';
import { availableEngines } from './engine.ts';
import { openSqliteStore } from './sqlite-store.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'coedit-contract-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

for (const engine of await availableEngines()) {
  storeContract(`SqliteStore (${engine})`, async () =>
    openSqliteStore(await mkdtemp(join(root, 'store-')), { engine }),
  );
}
