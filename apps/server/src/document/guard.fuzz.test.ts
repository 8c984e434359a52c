import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { HonestSession } from './testing/honest-session.ts';
import { Random } from './testing/random.ts';
import { reloaded, shapeFaults, visible } from './testing/shape.ts';

const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);
const SESSIONS = Number(process.env.FUZZ_SESSIONS ?? 60);
const STEPS = 150;

function playHonestly(seed: number): HonestSession {
  const session = new HonestSession(new Random(seed), (claim, what) => {
    if (!claim) throw new Error(`seed ${seed}: ${what}`);
  });
  for (let step = 0; step < STEPS; step += 1) session.step();
  session.settle();
  return session;
}

test('honest sessions are never refused, and the document stays whole', () => {
  console.log(`FUZZ_SEED=${SEED}`);
  for (let index = 0; index < SESSIONS; index += 1) {
    const seed = SEED + index;
    const session = playHonestly(seed);
    expect(shapeFaults(session.server), `seed ${seed}`).toEqual([]);
    expect(visible(reloaded(session.server)), `seed ${seed}`).toEqual(visible(session.server));
    for (const client of session.clients) {
      Y.applyUpdate(client.doc, Y.encodeStateAsUpdate(session.server));
      expect(visible(client.doc), `seed ${seed}`).toEqual(visible(session.server));
    }
  }
}, 60_000);
