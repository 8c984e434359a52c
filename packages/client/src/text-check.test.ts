import { type Check, CheckVerdict } from '@coedit/protocol';
import { beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { TextCheck } from './text-check.ts';

const PAUSE = 3000;
/** Longer than a pause with all of its jitter. */
const LONG = 2 * PAUSE;

let doc: Y.Doc;
let now: number;
let isSettled: boolean;
let sent: Check[];
let told: number;
let verified: boolean[];
let check: TextCheck;

beforeEach(() => {
  doc = new Y.Doc();
  now = 0;
  isSettled = true;
  sent = [];
  told = 0;
  verified = [];
  check = new TextCheck(doc, PAUSE, {
    isSettled: () => isSettled,
    received: () => 7,
    send: (message) => sent.push(message),
    verified: (isVerified) => verified.push(isVerified),
    differs: () => {
      told += 1;
    },
  });
});

function pass(ms: number): void {
  const end = now + ms;
  while (now < end) {
    now += 500;
    check.tick(now);
  }
}

const edit = (): void => doc.getText('file:aaaaaaaaaaaa').insert(0, 'x');

it('asks once in a pause, and not again until something changed', () => {
  edit();
  pass(PAUSE - 500);
  expect(sent).toEqual([]);
  pass(LONG);
  expect(sent).toMatchObject([{ received: 7, attempt: 1 }]);
  check.answered(CheckVerdict.Equal);
  pass(10 * LONG);
  expect(sent).toHaveLength(1);
  edit();
  pass(LONG);
  expect(verified).toEqual([true, false]);
  expect(sent).toHaveLength(2);
  expect(sent[1]?.digest).not.toEqual(sent[0]?.digest);
});

it('does not ask while something is not saved, or typed again and again', () => {
  isSettled = false;
  pass(LONG);
  isSettled = true;
  for (let keys = 0; keys < 10; keys++) {
    edit();
    pass(1000);
  }
  expect(sent).toEqual([]);
});

it('asks again on another connection: the old answer does not come any more', () => {
  pass(LONG);
  check.connected();
  pass(LONG);
  expect(sent).toHaveLength(2);
});

it('asks again after a pause when the server could not compare', () => {
  pass(LONG);
  check.answered(CheckVerdict.NotNow);
  pass(1000);
  expect(sent).toHaveLength(1);
  pass(LONG);
  expect(sent).toMatchObject([{ attempt: 1 }, { attempt: 1 }]);
});

it('tells a difference only when it was confirmed at once, and once', () => {
  pass(LONG);
  check.answered(CheckVerdict.Differs);
  expect(told).toBe(0);
  pass(500);
  expect(sent).toMatchObject([{ attempt: 1 }, { attempt: 2 }]);
  check.answered(CheckVerdict.Differs);
  expect(told).toBe(1);
  edit();
  pass(LONG);
  check.answered(CheckVerdict.Differs);
  expect(told).toBe(1);
});

it('takes no answer for a document that changed meanwhile', () => {
  pass(LONG);
  edit();
  check.answered(CheckVerdict.Differs);
  pass(LONG);
  expect(sent).toMatchObject([{ attempt: 1 }, { attempt: 1 }]);
  check.answered(CheckVerdict.Differs);
  pass(500);
  edit();
  check.answered(CheckVerdict.Differs);
  expect(told).toBe(0);
});
