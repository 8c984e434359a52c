/** Three digits are more than the noise lets through. */
export function inDigits(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  return Math.abs(value) >= 1000
    ? Math.round(value).toLocaleString('en')
    : withoutZeros(value.toPrecision(3));
}

/** As a wished figure is written: 12, not 12.0. */
export function inShortDigits(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString('en') : inDigits(value);
}

function withoutZeros(text: string): string {
  return text.includes('e') ? String(Number(text)) : text;
}
