import { describe, expect, it } from 'vitest';
import { SyncLedger } from './sync-ledger.ts';

function update(ledger: SyncLedger, position: number): void {
  ledger.received();
  ledger.taken(position, 'update');
}

function step2(ledger: SyncLedger, position: number): void {
  ledger.received();
  ledger.taken(position, 'step2');
}

function refused(ledger: SyncLedger): void {
  ledger.received();
  ledger.refused('update');
}

describe('sync ledger', () => {
  it('tells a message saved when its position is committed, and each number once', () => {
    const ledger = new SyncLedger();
    update(ledger, 1);
    update(ledger, 3);
    expect(ledger.committed(0)).toBeNull();
    expect(ledger.committed(2)).toBe(1);
    expect(ledger.committed(2)).toBeNull();
    expect(ledger.committed(3)).toBe(2);
  });

  it('counts a message without news as saved with what was there before it', () => {
    const ledger = new SyncLedger();
    update(ledger, 1);
    update(ledger, 1);
    update(ledger, 1);
    expect(ledger.committed(1)).toBe(3);
  });

  it('does not pass a refused message', () => {
    const ledger = new SyncLedger();
    update(ledger, 1);
    refused(ledger);
    update(ledger, 2);
    expect(ledger.committed(2)).toBe(1);
    update(ledger, 3);
    expect(ledger.committed(3)).toBeNull();
  });

  it('passes a refused message once a later step 2 is committed', () => {
    const ledger = new SyncLedger();
    refused(ledger);
    step2(ledger, 1);
    expect(ledger.committed(0)).toBeNull();
    expect(ledger.committed(1)).toBe(2);
  });

  it('does not pass a refused message while the step 2 that covers it waits for its commit', () => {
    const ledger = new SyncLedger();
    update(ledger, 1);
    refused(ledger);
    update(ledger, 2);
    step2(ledger, 5);
    expect(ledger.committed(4)).toBe(1);
    expect(ledger.committed(5)).toBe(4);
  });

  it('is held back by what is refused behind a step 2', () => {
    const ledger = new SyncLedger();
    refused(ledger);
    step2(ledger, 4);
    refused(ledger);
    update(ledger, 6);
    expect(ledger.committed(6)).toBe(2);
    step2(ledger, 7);
    expect(ledger.committed(7)).toBe(5);
  });

  it('is not passed by the other parts of a step 2 when one of them is refused, only by the next step 2', () => {
    const ledger = new SyncLedger();
    refused(ledger);
    step2(ledger, 1);
    ledger.received();
    ledger.refused('step2');
    step2(ledger, 2);
    step2(ledger, 2);
    expect(ledger.committed(2)).toBe(2);
    expect(ledger.isWhole).toBe(false);
    ledger.step2Ended();
    step2(ledger, 3);
    expect(ledger.committed(3)).toBe(6);
    expect(ledger.isWhole).toBe(true);
  });

  it('keeps one step 2 known when updates at the same position follow it', () => {
    const ledger = new SyncLedger();
    refused(ledger);
    step2(ledger, 1);
    update(ledger, 1);
    expect(ledger.committed(1)).toBe(3);
  });
});
