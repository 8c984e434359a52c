import { locale } from '../texts/texts.ts';

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['week', 7 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "3 hours ago", "yesterday". Both in ms since 1970. */
export function timeAgo(time: number, now: number, inLocale: string = locale): string {
  const format = new Intl.RelativeTimeFormat(inLocale, { numeric: 'auto' });
  const passed = Math.max(0, now - time);
  const [unit, length] = UNITS.find(([, least]) => passed >= least) ?? ['second', 1_000];
  // Less than a minute is "now": seconds would be out of date while they are read.
  return unit === 'second' ? format.format(0, 'second') : format.format(-Math.floor(passed / length), unit);
}
