import { locale } from '../texts/texts.ts';

const STEPS = ['byte', 'kilobyte', 'megabyte'] as const;

/** 512 bytes, 1.4 kB, 3.9 MB: in the words of the page's language, by thousands as file managers count. */
export function sizeText(bytes: number): string {
  let step = 0;
  let size = bytes;
  while (size >= 1000 && step < STEPS.length - 1) {
    size /= 1000;
    step++;
  }
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: STEPS[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: size < 10 && step > 0 ? 1 : 0,
  }).format(size);
}

export function percentText(share: number): string {
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(share);
}
