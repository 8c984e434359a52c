import { COLOURS } from '@coedit/protocol';

let installed = false;

/** One class per colour, for elements that Monaco makes: it takes class names only. Made once, from numbers only. */
export function installPersonColours(): void {
  if (installed) return;
  installed = true;
  const style = document.createElement('style');
  style.textContent = personColourRules();
  document.head.append(style);
}

/** Strokes of carets, for people beyond the palette: the colours go round again, each time with another stroke. */
const STROKES = 5;

/** Names the colour and, after the first round of the palette, the stroke. */
export function personClass(colour: number): string {
  const stroke = Math.floor(colour / COLOURS.length) % STROKES;
  const name = `person-${colour % COLOURS.length}`;
  return stroke === 0 ? name : `${name} person-stroke-${stroke}`;
}

export function personColourRules(): string {
  const rules = COLOURS.flatMap(({ light, dark }, index) => [
    `.person-${index} { --person: ${light}; --person-on: #101114; }`,
    `:root[data-theme$="light"] .person-${index} { --person: ${dark}; --person-on: #ffffff; }`,
  ]);
  return rules.join('\n');
}
