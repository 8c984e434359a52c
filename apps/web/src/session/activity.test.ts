import { ParticipantState } from '@coedit/protocol';
import { expect, test } from 'vitest';
import { stateAt } from './activity.ts';

const MINUTE = 60_000;
const { Active, Idle, Away } = ParticipantState;

test.each([
  ['input just now', { now: 10 * MINUTE, lastInput: 10 * MINUTE, hiddenSince: null }, Active],
  [
    'no input for under two minutes',
    { now: 10 * MINUTE, lastInput: 8 * MINUTE + 1, hiddenSince: null },
    Active,
  ],
  ['no input for two minutes', { now: 10 * MINUTE, lastInput: 8 * MINUTE, hiddenSince: null }, Idle],
  [
    'in the background a moment',
    { now: 10 * MINUTE, lastInput: 10 * MINUTE, hiddenSince: 10 * MINUTE },
    Idle,
  ],
  [
    'in the background five minutes',
    { now: 10 * MINUTE, lastInput: 4 * MINUTE, hiddenSince: 5 * MINUTE },
    Away,
  ],
])('%s', (_, times, state) => expect(stateAt(times)).toBe(state));
