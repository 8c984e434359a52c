import type { SessionId } from '@coedit/protocol';
import { describe, expect, it } from 'vitest';
import { bytesOf, OTHER_SESSION, records, SESSION, textOf } from '../contract/fixtures.ts';
import { NoSuchSession, StoreUnavailable } from '../store.ts';
import { CommitQueue } from './commit-queue.ts';
import type { Operation, Outcome } from './operations.ts';
import { decodeRecords } from './records.ts';
import type { BatchRunner } from './storage-thread.ts';

const DONE: Outcome = { ok: true, value: undefined };
const LOST: Outcome = { ok: false, failure: { name: 'NoSuchSession', message: 'gone' } };

/** A storage thread whose every batch is answered by the test. */
class FakeRunner implements BatchRunner {
  isDead = false;
  readonly batches: (readonly Operation[])[] = [];
  readonly #answers: { resolve(outcomes: readonly Outcome[]): void; reject(error: Error): void }[] = [];

  run(operations: readonly Operation[]): Promise<readonly Outcome[]> {
    this.batches.push(operations);
    return new Promise((resolve, reject) => this.#answers.push({ resolve, reject }));
  }

  async close(): Promise<void> {
    this.isDead = true;
  }

  answer(...outcomes: readonly Outcome[]): void {
    this.#answers.shift()!.resolve(outcomes);
  }

  die(): void {
    this.isDead = true;
    this.#answers.shift()!.reject(new StoreUnavailable('dead'));
  }
}

function setUp(maxPendingBytes = 1_000_000) {
  const runners = [new FakeRunner()];
  const openRunner = async (): Promise<BatchRunner> => {
    const runner = new FakeRunner();
    runners.push(runner);
    return runner;
  };
  return { runner: runners[0]!, runners, queue: new CommitQueue(runners[0]!, openRunner, maxPendingBytes) };
}

/** Lets every promise that can settle do so. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const summary = (batch: readonly Operation[] | undefined): string[] =>
  (batch ?? []).map((operation) =>
    operation.kind === 'append'
      ? `append ${operation.id.at(-1)} ${decodeRecords(operation.block.payload).map(({ update }) => textOf(update))}`
      : operation.kind,
  );

describe('CommitQueue', () => {
  it('sends what one turn asks for together, a session in one operation', async () => {
    const { runner, queue } = setUp();
    const all = [
      queue.append(SESSION, records('1', '2')),
      queue.append(OTHER_SESSION, records('x')),
      queue.append(SESSION, records('3')),
    ];
    await turn();
    expect(runner.batches.map(summary)).toEqual([['append a 1,2,3', 'append b x']]);
    runner.answer(DONE, DONE);
    await Promise.all(all);
  });

  it('has one batch under way; all that arrives meanwhile makes up the next', async () => {
    const { runner, queue } = setUp();
    const first = queue.append(SESSION, records('1'));
    await turn();
    const rest = [queue.append(SESSION, records('2'))];
    await turn();
    rest.push(queue.append(SESSION, records('3')));
    await turn();
    expect(runner.batches).toHaveLength(1);
    runner.answer(DONE);
    await first;
    await turn();
    expect(summary(runner.batches[1])).toEqual(['append a 2,3']);
    runner.answer(DONE);
    await Promise.all(rest);
  });

  it('joins no appends across another operation on their session', async () => {
    const { runner, queue } = setUp();
    const all = [
      queue.append(SESSION, records('1')),
      queue.append(OTHER_SESSION, records('x')),
      queue.submit({ kind: 'loadDocument', id: SESSION }),
      queue.append(SESSION, records('2')),
      queue.append(OTHER_SESSION, records('y')),
    ];
    await turn();
    expect(summary(runner.batches[0])).toEqual(['append a 1', 'append b x,y', 'loadDocument', 'append a 2']);
    runner.answer(DONE, DONE, DONE, DONE);
    await Promise.all(all);
  });

  it('a failed append takes the later ones of its session along, and nothing else', async () => {
    const { runner, queue } = setUp();
    const failing = queue.append(SESSION, records('1'));
    await turn();
    const calls = [
      failing,
      queue.append(SESSION, records('2')),
      queue.append(OTHER_SESSION, records('x')),
      queue.submit({ kind: 'readSession', id: SESSION }),
      queue.append(SESSION, records('3')),
    ];
    const settled = Promise.allSettled(calls);
    runner.answer(LOST);
    await turn();
    expect(summary(runner.batches[1])).toEqual(['append b x', 'readSession']);
    runner.answer(DONE, DONE);
    const outcomes = await settled;
    expect(outcomes.map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
      'fulfilled',
      'fulfilled',
      'rejected',
    ]);
    expect(outcomes[1]).toMatchObject({ reason: expect.any(NoSuchSession) });

    const retried = queue.append(SESSION, records('1', '2', '3'));
    await turn();
    expect(summary(runner.batches[2])).toEqual(['append a 1,2,3']);
    runner.answer(DONE);
    await retried;
  });

  it('opens another thread when one died, and says that the batch may be lost', async () => {
    const { runner, runners, queue } = setUp();
    const lost = queue.append(SESSION, records('1'));
    await turn();
    runner.die();
    await expect(lost).rejects.toThrow(StoreUnavailable);
    const retried = queue.append(SESSION, records('1'));
    await turn();
    expect(summary(runners[1]!.batches[0])).toEqual(['append a 1']);
    runners[1]!.answer(DONE);
    await retried;
  });

  it('refuses more than may wait, and takes it again once there is room', async () => {
    const { runner, queue } = setUp(100);
    const underWay = queue.append(SESSION, records('1'));
    await turn();
    const waiting = queue.append(SESSION, records('x'.repeat(1000)));
    const refused = [
      queue.append(SESSION, records('2')),
      queue.append(OTHER_SESSION, records('2')),
      queue.submit({ kind: 'appendChat', id: 'c' as SessionId, message: makeChat(), personHash: null }, 1),
    ];
    for (const call of refused) await expect(call).rejects.toThrow(StoreUnavailable);
    runner.answer(DONE);
    await underWay;
    await turn();
    const accepted = queue.append(SESSION, records('3'));
    runner.answer(DONE);
    await waiting;
    await turn();
    expect(summary(runner.batches[2])).toEqual(['append a 3']);
    runner.answer(DONE);
    await accepted;
  });

  it('closes after the last batch', async () => {
    const { runner, queue } = setUp();
    const appended = queue.append(SESSION, records('1'));
    const closed = queue.close();
    await turn();
    expect(runner.isDead).toBe(false);
    runner.answer(DONE);
    await Promise.all([appended, closed]);
    expect(runner.isDead).toBe(true);
  });
});

const makeChat = () => ({ id: 'm', text: textOf(bytesOf('x')), userId: 1 as never, name: 'n', time: 1 });
