import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COLOURS } from '@coedit/protocol';
import { describe, expect, it } from 'vitest';
import { personClass } from './person-colours.ts';
import { contrast, difference, EYES } from './testing/colour-difference.ts';

const tokens = readFileSync(join(import.meta.dirname, '../ui/tokens.css'), 'utf8');

/** What the code (`--bg`) or the chat (`--bg-side`) stands on in a theme. */
function backgroundOf(theme: string, token = '--bg'): string {
  const rules = tokens.slice(tokens.indexOf(`:root[data-theme="${theme}"]`));
  return new RegExp(`${token}: (#[0-9a-f]{6});`, 'u').exec(rules)?.[1] ?? '';
}

const THEMES = [
  { theme: 'dark', side: 'light', on: '#101114' },
  { theme: 'high-contrast-dark', side: 'light', on: '#101114' },
  { theme: 'light', side: 'dark', on: '#ffffff' },
  { theme: 'high-contrast-light', side: 'dark', on: '#ffffff' },
] as const;

describe.each(THEMES)('the colours of people on $theme', ({ theme, side, on }) => {
  const colours = COLOURS.map((colour) => colour[side]);

  it('stand out from the code’s background, and names are readable on them', () => {
    const background = backgroundOf(theme);
    expect(background).toMatch(/^#/);
    for (const colour of colours) {
      expect(contrast(colour, background), `${colour} on ${background}`).toBeGreaterThanOrEqual(3);
      expect(contrast(colour, on), `a name on ${colour}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('are readable as names in the chat', () => {
    const background = backgroundOf(theme, '--bg-side');
    expect(background).toMatch(/^#/);
    for (const colour of colours)
      expect(contrast(colour, background), `${colour} on ${background}`).toBeGreaterThanOrEqual(4.5);
  });

  it.each(Object.keys(EYES))('differ from one another, each from each (%s)', (kind) => {
    const eyes = EYES[kind];
    if (eyes === undefined) throw new Error(kind);
    for (const [index, colour] of colours.entries()) {
      for (const other of colours.slice(0, index))
        expect(difference(colour, other, eyes), `${colour} and ${other}`).toBeGreaterThan(9);
    }
  });
});

describe('the measure of difference', () => {
  it('is CIEDE2000', () => {
    const normal = EYES.normal;
    if (normal === undefined) throw new Error('no eyes');
    expect(difference('#000000', '#ffffff', normal)).toBeCloseTo(100, 1);
    expect(difference('#ff0000', '#00ff00', normal)).toBeCloseTo(86.6, 1);
    expect(difference('#0000ff', '#ff00ff', normal)).toBeCloseTo(difference('#ff00ff', '#0000ff', normal), 6);
  });
});

describe('beyond the palette', () => {
  it('a colour comes again with another stroke', () => {
    const classes = Array.from({ length: 60 }, (_, colour) => personClass(colour));
    expect(new Set(classes).size).toBe(60);
    expect(classes[12]).toBe('person-0 person-stroke-1');
  });
});
