import { expect, it } from 'vitest';
import { PEER } from '../peers/peer-names.js';
import type { Results, ScenarioResult } from '../results.js';
import { barChart } from './bar-chart.js';
import { inDigits } from './digits.js';
import { exponentOf } from './exponent.js';
import { growthChart } from './growth-chart.js';
import { performanceDocument } from './performance-document.js';
import { verdictsOf } from './verdict.js';

const RESULT: ScenarioResult = {
  scenario: 'fan-out',
  summary: 'what one types <everybody> gets',
  command: 'npm run bench -- fan-out --rounds 3',
  secondsTaken: 12,
  figures: { rate: 'deliveries/s', p50: 'p50 ms' },
  chart: 'rate',
  targets: [
    {
      what: 'rate',
      variant: 'fifty',
      figure: 'rate',
      against: { peer: PEER.naiveRelay, as: 'times' },
      least: 12,
    },
    {
      what: 'added',
      variant: 'fifty',
      figure: 'p50',
      against: { peer: PEER.naiveRelay, as: 'more' },
      most: 1,
    },
    { what: 'alone', variant: 'fifty', figure: 'p50', most: 2 },
    { what: 'gone', variant: 'nobody', figure: 'p50', most: 2 },
  ],
  growths: [
    {
      what: 'cost',
      figure: 'p50',
      points: [
        { variant: 'fifty', size: 50 },
        { variant: 'hundred', size: 100 },
      ],
      mostExponent: 1.15,
    },
  ],
  variants: [
    {
      label: 'fifty',
      rounds: 3,
      peers: [
        { name: PEER.naiveRelay, medians: { rate: 1000, p50: 0.5 } },
        { name: PEER.coedit, medians: { rate: 11_000, p50: 1.2 } },
      ],
    },
    { label: 'hundred', rounds: 3, peers: [{ name: PEER.coedit, medians: { rate: 9000, p50: 4.8 } }] },
  ],
  skipped: ['Hocuspocus 4.7: it needs Node 22'],
};

const RESULTS: Results = {
  date: '2026-01-02T03:04:05.000Z',
  machine: { processor: 'A processor', cores: 2, memoryGigabytes: 8, system: 'Linux 6' },
  versions: { Node: '20.19.0' },
  scenarios: [RESULT],
};

it('says what was wanted, what was measured, and whether it was reached', () => {
  const lines = verdictsOf(RESULT).map(({ wanted, measured, isReached }) => [wanted, measured, isReached]);
  expect(lines).toEqual([
    ['≥ 12 × naive ws relay', '11.0 × (11,000 against 1,000)', false],
    ['≤ 1 more than naive ws relay', '0.700 more (1.20 against 0.500)', true],
    ['≤ 2', '1.20', true],
    ['≤ 2', 'not measured', null],
    ['≤ 1.15', '2.00', false],
  ]);
});

it('the document has every wish with its command, and what was skipped; rows of the page are not forgotten', () => {
  const text = performanceDocument(
    RESULTS,
    new Map([['fan-out', [{ name: 'fan-out.svg', svg: '' }]]]),
    'performance',
  );
  expect(text).toContain(
    '| rate | ≥ 12 × naive ws relay | 11.0 × (11,000 against 1,000) | ✗ | `npm run bench -- fan-out',
  );
  expect(text).toContain('| Coedit | 11,000 | 1.20 |');
  expect(text).toContain('(performance/fan-out.svg)');
  expect(text).toContain('skipped: Hocuspocus 4.7: it needs Node 22');
  expect(text).toMatch(/key pressed → painted.*not measured here/);
  const withPage = { ...RESULTS, scenarios: [RESULT, { ...RESULT, scenario: 'page' }] };
  expect(performanceDocument(withPage, new Map(), 'performance')).not.toContain('not measured here');
});

it('what people wrote about missed wishes stands behind the wishes', () => {
  const text = performanceDocument(RESULTS, new Map(), 'performance', 'Because of the disk.\n');
  expect(text).toMatch(
    /## Wanted and measured[^#]*## What is missed, and why\n\nBecause of the disk\.\n\n## How/,
  );
  expect(performanceDocument(RESULTS, new Map(), 'performance')).not.toContain('What is missed');
});

it('charts hold the figures, and text that cannot be markup', () => {
  const bars = barChart(RESULT, 'rate') ?? '';
  expect(bars).toContain('>11,000<');
  expect(bars).toContain('&lt;everybody>');
  expect(bars).not.toContain('hundred');
  expect(growthChart(RESULT)).toContain('exponent 2.00');
  expect(barChart({ ...RESULT, variants: [] }, 'rate')).toBeNull();
  expect(growthChart({ ...RESULT, growths: [] })).toBeNull();
});

it('an exponent is 0 for what stays, 1 for what grows in proportion, 2 for squares', () => {
  const grown = (power: number) =>
    exponentOf([10, 50, 200].map((size) => ({ size, value: 3 * size ** power })));
  expect(grown(0)).toBeCloseTo(0);
  expect(grown(1)).toBeCloseTo(1);
  expect(grown(2)).toBeCloseTo(2);
  expect(exponentOf([{ size: 1, value: 1 }])).toBeNaN();
});

it('figures are written with three digits', () => {
  expect([0, 0.01234, 1.5, 1234.5, Number.NaN].map(inDigits)).toEqual(['0', '0.0123', '1.50', '1,235', '–']);
});
