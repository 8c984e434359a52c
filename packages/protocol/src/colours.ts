/**
 * The colours of participants, by index (the wire carries the index). Chosen at equal lightness steps around the hue
 * circle so that neighbours differ also for colour-blind eyes; `light` is drawn on dark themes, `dark` on light
 * ones, and both reach 3:1 against the editor's background there.
 */
export interface ParticipantColour {
  readonly name: string;
  /** For light themes. */
  readonly dark: string;
  /** For dark themes. */
  readonly light: string;
}

export const COLOURS: readonly ParticipantColour[] = [
  { name: 'blue', dark: '#0b63c5', light: '#5aa9ff' },
  { name: 'orange', dark: '#b34700', light: '#ff9d4d' },
  { name: 'green', dark: '#1b7a32', light: '#5fd07a' },
  { name: 'magenta', dark: '#b0187f', light: '#ff7ac6' },
  { name: 'teal', dark: '#00757a', light: '#3fd3d6' },
  { name: 'red', dark: '#c02424', light: '#ff8080' },
  { name: 'violet', dark: '#6a3fd0', light: '#b79bff' },
  { name: 'olive', dark: '#6f6a00', light: '#d6cf3f' },
  { name: 'brown', dark: '#8a4b2a', light: '#e0a582' },
  { name: 'slate', dark: '#4a6078', light: '#a5bdd6' },
  { name: 'lime', dark: '#4b7a00', light: '#a6dd4c' },
  { name: 'rose', dark: '#b4305a', light: '#ff93b0' },
];

/** Indexes past the palette go round it again: with more people than colours some share one. */
export function colourOf(index: number): ParticipantColour {
  const colour = COLOURS[index % COLOURS.length];
  if (colour === undefined) throw new RangeError(`no colour ${index}`);
  return colour;
}
