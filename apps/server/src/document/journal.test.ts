import { describe, expect, it } from 'vitest';
import { FakeClock, settled } from '../session/testing/fake-clock.ts';
import type { UpdateRecord } from '../store/store.ts';
import { Journal } from './journal.ts';

/** A journal whose appends end when the test says so. */
class Setup {
  readonly clock = new FakeClock();
  readonly appends: { readonly records: readonly UpdateRecord[]; end(error?: Error): Promise<void> }[] = [];
  readonly events: string[] = [];
  readonly journal = new Journal({
    append: (records) =>
      new Promise((resolve, reject) => {
        const end = (error?: Error): Promise<void> => {
          if (error === undefined) resolve();
          else reject(error);
          return settled();
        };
        this.appends.push({ records, end });
      }),
    clock: this.clock,
    onCommitted: (position) => this.events.push(`committed ${position}`),
    onFault: (error) => this.events.push(`fault ${(error as Error).message}`),
    onRecovered: () => this.events.push('recovered'),
  });

  add(byte: number): number {
    return this.journal.add({ update: Uint8Array.of(byte), at: 0, author: '', linkId: '' });
  }

  bytes(append: number): number[] | undefined {
    return this.appends[append]?.records.map(({ update }) => update[0] ?? -1);
  }
}

const noted = async (promise: Promise<void>, as: string, events: string[]): Promise<void> => {
  await promise.then(
    () => events.push(as),
    (error: Error) => events.push(`${as} failed: ${error.message}`),
  );
};

describe('journal', () => {
  it('appends what comes together as one; what comes meanwhile goes into the next', async () => {
    const setup = new Setup();
    expect([setup.add(1), setup.add(2)]).toEqual([1, 2]);
    expect(setup.appends).toHaveLength(0);
    await settled();
    expect([setup.add(3), setup.add(4)]).toEqual([3, 4]);
    await settled();
    expect(setup.bytes(0)).toEqual([1, 2]);
    expect(setup.appends).toHaveLength(1);
    await setup.appends[0]!.end();
    expect(setup.bytes(1)).toEqual([3, 4]);
    expect(setup.events).toEqual(['committed 2']);
    expect([setup.journal.committed, setup.journal.position, setup.journal.idle]).toEqual([2, 4, false]);
    await setup.appends[1]!.end();
    expect(setup.events).toEqual(['committed 2', 'committed 4']);
    expect([setup.journal.idle, setup.journal.backlogBytes]).toEqual([true, 0]);
  });

  it('tells once that storage hangs, keeps on waiting, and tells when it is over', async () => {
    const setup = new Setup();
    setup.add(1);
    void noted(setup.journal.drainedOrFaulty(), 'impatient', setup.events);
    await setup.clock.pass(4_999);
    expect([setup.events, setup.journal.faulty]).toEqual([[], false]);
    await setup.clock.pass(60_000);
    expect(setup.events).toEqual([
      'fault the store does not answer',
      'impatient failed: the store does not answer',
    ]);
    expect([setup.journal.faulty, setup.appends.length]).toEqual([true, 1]);
    await setup.appends[0]!.end(new Error('at last'));
    await setup.clock.pass(250);
    await setup.appends[1]!.end();
    expect(setup.events.slice(2)).toEqual(['recovered', 'committed 1']);
    expect([setup.journal.faulty, setup.clock.timers]).toEqual([false, 0]);
  });

  it('says nothing of an append that ends in time', async () => {
    const setup = new Setup();
    for (let append = 0; append < 3; append++) {
      setup.add(append);
      await setup.clock.pass(4_000);
      await setup.appends[append]!.end();
    }
    expect(setup.events).toEqual(['committed 1', 'committed 2', 'committed 3']);
  });

  it('resolves drained when everything added before it is committed, and not before', async () => {
    const setup = new Setup();
    await setup.journal.drained();
    setup.add(1);
    setup.add(2);
    void noted(setup.journal.drained(), 'two', setup.events);
    await settled();
    setup.add(3);
    void noted(setup.journal.drained(), 'three', setup.events);
    await setup.appends[0]!.end();
    expect(setup.events).toEqual(['committed 2', 'two']);
    await setup.appends[1]!.end();
    expect(setup.events).toEqual(['committed 2', 'two', 'committed 3', 'three']);
  });

  it('keeps what could not be stored and tries it again, in order, ever more rarely', async () => {
    const setup = new Setup();
    setup.add(1);
    void noted(setup.journal.drained(), 'drained', setup.events);
    await settled();
    for (const wait of [250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]) {
      await setup.appends.at(-1)!.end(new Error('full'));
      const before = setup.appends.length;
      setup.clock.advance(wait - 1);
      expect(setup.appends).toHaveLength(before);
      setup.clock.advance(1);
      expect(setup.appends).toHaveLength(before + 1);
    }
    expect(setup.journal.faulty).toBe(true);
    setup.add(2);
    expect(setup.bytes(7)).toEqual([1]);
    await setup.appends[7]!.end();
    expect(setup.bytes(8)).toEqual([2]);
    expect(setup.events).toEqual(['fault full', 'recovered', 'committed 1', 'drained']);
    expect(setup.journal.faulty).toBe(false);
  });

  it('sends what came during a failure together with what failed', async () => {
    const setup = new Setup();
    setup.add(1);
    await settled();
    await setup.appends[0]!.end(new Error('full'));
    setup.add(2);
    expect(setup.journal.backlogBytes).toBe(2);
    setup.clock.advance(250);
    expect(setup.bytes(1)).toEqual([1, 2]);
    await setup.appends[1]!.end();
    expect(setup.journal.committed).toBe(2);
  });

  it('tells at once that it fails to who does not want to wait, and saves all the same', async () => {
    const setup = new Setup();
    setup.add(1);
    void noted(setup.journal.drainedOrFaulty(), 'hurried', setup.events);
    void noted(setup.journal.drained(), 'patient', setup.events);
    await settled();
    await setup.appends[0]!.end(new Error('full'));
    expect(setup.events).toEqual(['fault full', 'hurried failed: full']);
    setup.clock.advance(250);
    await setup.appends[1]!.end();
    expect(setup.events.slice(2)).toEqual(['recovered', 'committed 1', 'patient']);
    await setup.journal.drainedOrFaulty();
  });

  it('lets go of everything when it is abandoned, also with an append under way', async () => {
    const setup = new Setup();
    setup.add(1);
    await settled();
    setup.add(2);
    void noted(setup.journal.drained(), 'drained', setup.events);
    setup.journal.abandon();
    await settled();
    await setup.appends[0]!.end();
    expect(setup.add(3)).toBe(2);
    expect(setup.appends).toHaveLength(1);
    expect(setup.events).toEqual(['drained']);
    expect([setup.journal.idle, setup.journal.backlogBytes]).toEqual([true, 0]);
  });

  it('does not append what waited for company when it was abandoned', async () => {
    const setup = new Setup();
    setup.add(1);
    setup.journal.abandon();
    await settled();
    expect(setup.appends).toHaveLength(0);
  });

  it('does not try again after it was abandoned', async () => {
    const setup = new Setup();
    setup.add(1);
    await settled();
    await setup.appends[0]!.end(new Error('full'));
    setup.journal.abandon();
    setup.clock.advance(60_000);
    expect(setup.appends).toHaveLength(1);
    expect(setup.clock.timers).toBe(0);
  });
});
