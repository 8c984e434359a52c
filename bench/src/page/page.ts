import type { RunningPeer } from '../peers/peer.ts';
import { PEER } from '../peers/peer-names.ts';
import type { Measurement, Scenario, Setting, Target, Variant } from '../scenario.ts';
import { coldVisit, repeatVisit, visitOverSlowLine } from './first-keystroke.ts';
import { type Company, keysToOtherScreen } from './keys.ts';
import { largeSession } from './large.ts';
import { hourOfEdits } from './memory.ts';
import { fiftyMovingCursors } from './moving-cursors.ts';
import { BARE_MONACO, CoeditPages, PAGE_PEERS, ServedPages } from './page-peers.ts';

type Work<Pages> = (pages: Pages, setting: Setting) => Promise<Measurement>;

const COEDIT_ALONE = [PEER.coedit];

/**
 * At most. One and the same visit wavers by a third on a machine of two cores, and so does the median of three by a tenth; over a slow
 * line it does not.
 */
const ROUNDS = { visits: 9, slowVisits: 3, others: 2, hour: 1 };

function keys(label: string, company: Company): Variant {
  return coedit(`key pressed → painted, ${label}`, (pages) => keysToOtherScreen(pages, company));
}

function coedit(label: string, work: Work<CoeditPages>, rounds = ROUNDS.others): Variant {
  return {
    label,
    peers: COEDIT_ALONE,
    rounds,
    measure: (peer, setting) => {
      if (!(peer instanceof CoeditPages)) throw new Error(`${label} needs the page of Coedit.`);
      return work(peer, setting);
    },
  };
}

function visit(label: string, work: Work<ServedPages>, rounds = ROUNDS.visits): Variant {
  return { label, rounds, measure: (peer, setting) => work(pagesOf(peer), setting) };
}

function pagesOf(peer: RunningPeer): ServedPages {
  if (peer instanceof ServedPages) return peer;
  throw new Error('This needs a server of pages.');
}

const COLD = visit('first visit', coldVisit);
const REPEAT = visit('repeat visit', repeatVisit);
const SLOW_LINE = visit('first visit, 10 Mbit/s, 40 ms', visitOverSlowLine, ROUNDS.slowVisits);
const ALONE = keys('two people', { typists: 0, movers: 0 });
const TYPING = keys('10 others type', { typists: 10, movers: 0 });
const MOVING = keys('50 others move their cursors', { typists: 0, movers: 50 });
const CURSORS = coedit('50 cursors move 20 times a second', (pages, { seconds }) =>
  fiftyMovingCursors(pages, seconds),
);
const LARGE = coedit('a session of 500 files', largeSession);
const HOUR = coedit('an hour’s edits of 10 typists', hourOfEdits, ROUNDS.hour);

const firstKeystroke = ({ label }: Variant): Target => ({
  what: `first keystroke possible, ${label}`,
  variant: label,
  figure: 'typable',
  against: { peer: BARE_MONACO, as: 'times' },
  most: 1.25,
});

const atMost = ({ label }: Variant, figure: string, most: number, what: string): Target => ({
  what: `${what}, ${label}`,
  variant: label,
  figure,
  most,
});

export const PAGE: Scenario = {
  name: 'page',
  summary: 'the page in Chromium, against one that holds Monaco alone',
  ownPeers: PAGE_PEERS,
  peers: PAGE_PEERS.map(({ name }) => name),
  variants: [COLD, REPEAT, SLOW_LINE, ALONE, TYPING, MOVING, CURSORS, LARGE, HOUR],
  figures: {
    typable: 'first keystroke possible, ms',
    firstPaint: 'first paint, ms',
    bytesUntil: 'kB loaded until then',
    bytesAfter: 'kB loaded after that',
    ownP50: 'own screen p50 ms',
    ownP95: 'own screen p95 ms',
    otherP50: 'other screen p50 ms',
    otherP95: 'other screen p95 ms',
    aboveOwnP95: 'p95 above own, ms',
    carets: 'carets on the screen',
    frames: 'frames',
    scriptMedian: 'script per frame, median ms',
    scriptP95: 'script per frame, p95 ms',
    workMedian: 'main thread per frame, median ms',
    workP99: 'main thread per frame, p99 ms',
    workMost: 'main thread per frame, most ms',
    framesOver: 'frames over 16.7 ms',
    filesShown: 'files on the screen, ms',
    bigShown: 'a file of 5,000 lines opened, ms',
    heapBefore: 'heap before, MB',
    heapAfter: 'heap after, MB',
    heapPerEdit: 'heap, bytes an edit',
    editsPerSecond: 'edits/s taken',
    letters: 'letters in the end',
  },
  chart: 'typable',
  targets: [
    atMost(TYPING, 'aboveOwnP95', 50, 'painted on the other screen: p95 above the sender’s own, ms'),
    atMost(CURSORS, 'scriptMedian', 2, 'script per frame, median ms'),
    atMost(CURSORS, 'framesOver', 0, 'frames over 16.7 ms'),
    firstKeystroke(COLD),
    firstKeystroke(REPEAT),
    atMost(COLD, 'firstPaint', 350, 'first paint, ms'),
    atMost(SLOW_LINE, 'typable', 2000, 'first keystroke possible, ms'),
  ],
};
