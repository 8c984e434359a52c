import type { UserId } from '@coedit/protocol';
import { describe, expect, it } from 'vitest';
import { LabelTimes } from './label-times.ts';

const ADA = 1 as UserId;
const GRACE = 2 as UserId;

describe('when a name shows', () => {
  it('from an activity for two seconds, then it fades, then it is gone', () => {
    const times = new LabelTimes();
    expect(times.phaseOf(ADA, 0)).toBe('hidden');
    times.show(ADA, 1000);
    expect(times.phaseOf(ADA, 2999)).toBe('shown');
    expect(times.phaseOf(ADA, 3000)).toBe('fading');
    expect(times.phaseOf(ADA, 3250)).toBe('hidden');
    expect(times.phaseOf(GRACE, 1000)).toBe('hidden');
  });

  it('longer with every activity, and never shorter than asked for', () => {
    const times = new LabelTimes();
    times.showLonger(ADA, 0);
    times.show(ADA, 100);
    expect(times.phaseOf(ADA, 4999)).toBe('shown');
    times.show(ADA, 4000);
    expect(times.phaseOf(ADA, 5999)).toBe('shown');
  });

  it('tells when to look again', () => {
    const times = new LabelTimes();
    expect(times.nextChange(0)).toBeNull();
    times.show(ADA, 0);
    times.show(GRACE, 500);
    expect(times.nextChange(600)).toBe(2000);
    expect(times.nextChange(2000)).toBe(2250);
    times.phaseOf(ADA, 2300);
    expect(times.nextChange(2300)).toBe(2500);
  });
});
