/**
 * The colours of participants, by index (the wire carries the index). Found by a search for the greatest least difference
 * (CIEDE2000) between any two, for all kinds of eyes: 9.5 at least, which needs differences in lightness and so makes
 * some pairs of `dark` and `light` only near in hue. `light` is drawn on dark themes, `dark` on light ones.
 */
export interface ParticipantColour {
  readonly name: string;
  /** For light themes. */
  readonly dark: string;
  /** For dark themes. */
  readonly light: string;
}

export const COLOURS: readonly ParticipantColour[] = [
  { name: 'blue', dark: '#0100ec', light: '#587eef' },
  { name: 'clay', dark: '#996259', light: '#fcbca5' },
  { name: 'green', dark: '#024831', light: '#5a9b00' },
  { name: 'purple', dark: '#a016a5', light: '#a4789f' },
  { name: 'teal', dark: '#297275', light: '#a9fff1' },
  { name: 'wine', dark: '#4e1100', light: '#d15f74' },
  { name: 'violet', dark: '#331158', light: '#ccaafa' },
  { name: 'olive', dark: '#656e00', light: '#c3c820' },
  { name: 'rust', dark: '#881600', light: '#c1986a' },
  { name: 'slate', dark: '#41464c', light: '#b6c3d5' },
  { name: 'lime', dark: '#476236', light: '#f9ff64' },
  { name: 'rose', dark: '#c80873', light: '#f283a1' },
];

/** Indexes past the palette go round it again: with more people than colours some share one. */
export function colourOf(index: number): ParticipantColour {
  const colour = COLOURS[index % COLOURS.length];
  if (colour === undefined) throw new RangeError(`no colour ${index}`);
  return colour;
}
