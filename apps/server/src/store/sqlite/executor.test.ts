import { join } from 'node:path';
import type { SessionId } from '@coedit/protocol';
import { expect, it, onTestFinished } from 'vitest';
import { type Connection, chooseEngine, type Statement } from './engine.ts';
import { Executor } from './executor.ts';
import { migrate } from './schema.ts';
import { temporaryFolder } from './testing/folder.ts';

const ID = 'session-for-tests' as SessionId;

/** Which calls the disk fails, with the errors that SQLite makes of it. */
const disk = { reads: true, writes: true };

it('a disk that can neither be read nor written is unavailable, not damaged', async () => {
  const executor = new Executor(await failingConnection(), await chooseEngine());
  const read = () => executor.run([{ kind: 'listLinks', id: ID }])[0];
  const both = () =>
    executor.run([
      { kind: 'listLinks', id: ID },
      { kind: 'probe', id: null },
    ]);

  Object.assign(disk, { reads: false, writes: false });
  expect(read()).toMatchObject({ ok: false, failure: { name: 'StoreUnavailable' } });
  expect(both()[0]).toMatchObject({ ok: false, failure: { name: 'StoreUnavailable' } });

  Object.assign(disk, { reads: false, writes: true });
  expect(read()).toMatchObject({ ok: false, failure: { name: 'StoreDamaged' } });
  const [damaged, probed] = both();
  expect(damaged).toMatchObject({ ok: false, failure: { name: 'StoreDamaged' } });
  expect(probed).toMatchObject({ ok: true });

  Object.assign(disk, { reads: true, writes: true });
  expect(read()).toEqual({ ok: true, value: [] });
});

/** A real one, but for what the disk is told to fail. */
async function failingConnection(): Promise<Connection> {
  const openFile = await chooseEngine();
  const connection = openFile(join(await temporaryFolder(), 'test.sqlite'));
  onTestFinished(() => connection.close());
  migrate(connection);
  const unless = (works: boolean, errcode: number): void => {
    if (!works) throw Object.assign(new Error('disk'), { errcode });
  };
  return {
    exec: (sql) => {
      unless(disk.writes || sql !== 'COMMIT', 10);
      connection.exec(sql);
    },
    prepare: (sql): Statement => {
      const statement = connection.prepare(sql);
      const failing = sql.includes('FROM link');
      return {
        run: (...parameters) => statement.run(...parameters),
        get: (...parameters) => {
          unless(disk.reads || !failing, 11);
          return statement.get(...parameters);
        },
        all: (...parameters) => {
          unless(disk.reads || !failing, 11);
          return statement.all(...parameters);
        },
      };
    },
    close: () => connection.close(),
  };
}
