import { PEER } from '../peers/peer-names.ts';
import type { Scenario, Variant } from '../scenario.ts';
import { saveAll } from './saving.ts';

const EDITS_PER_SECOND = 10_000;

function saving(sessions: number, writersEach: number): Variant {
  const rate = EDITS_PER_SECOND.toLocaleString('en');
  return {
    label: `${rate} edits/s: ${sessions} ${sessions === 1 ? 'session' : 'sessions'}, ${writersEach} writers each`,
    measure: (peer, { seconds }) =>
      saveAll(peer, { sessions, writersEach, editsPerSecond: EDITS_PER_SECOND, seconds }),
  };
}

const VARIANTS = [saving(1, 10), saving(50, 2)];

/** Nobody else tells when an edit is in stable storage. */
export const SAVED: Scenario = {
  name: 'saved',
  summary: 'from the edit to the word that it is in stable storage',
  peers: [PEER.coedit],
  variants: VARIANTS,
  figures: {
    savedPerSecond: 'saved/s',
    p50: 'p50 ms',
    p95: 'p95 ms',
    p99: 'p99 ms',
    serverBusy: 'server busy (of a core)',
    generatorBusy: 'generator busy',
  },
  targets: VARIANTS.flatMap(({ label }) => [
    { what: `edit → saved (${label}): p50, ms`, variant: label, figure: 'p50', most: 5 },
    { what: `edit → saved (${label}): p95, ms`, variant: label, figure: 'p95', most: 50 },
  ]),
};
