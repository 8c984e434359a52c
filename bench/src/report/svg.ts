/** Charts as text: no library draws bars in fewer bytes, and these read well in a diff. */
export const INK = '#24292f';
export const FAINT = '#8c959f';
export const OURS = '#0969da';
export const THEIRS = '#afb8c1';
const FONT = 'font-family="system-ui, sans-serif" font-size="12"';

export function drawing(width: number, height: number, title: string, parts: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}" ${FONT}>`,
    `<rect width="${width}" height="${height}" rx="6" fill="#ffffff"/>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

export type Anchor = 'start' | 'middle' | 'end';

export function label(x: number, y: number, text: string, fill = INK, anchor: Anchor = 'start'): string {
  return `<text x="${round(x)}" y="${round(y)}" fill="${fill}" text-anchor="${anchor}">${escaped(text)}</text>`;
}

export function heading(x: number, y: number, text: string): string {
  return `<text x="${x}" y="${y}" fill="${INK}" font-weight="600">${escaped(text)}</text>`;
}

/** A tenth of a pixel is nothing, and keeps the file small. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
