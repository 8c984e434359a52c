import type { Instance } from '@coedit/instance';

const LINE = /^coedit_text_mismatches_total(?:\{[^}]*\})? (\d+)$/gmu;

/**
 * How often a page and the server found out, when idle, that they hold different texts, since the server started. The
 * page then heals itself: without this figure that would hide what the comparison at the end is to find.
 */
export async function textMismatches(instance: Instance): Promise<number> {
  const response = await fetch(`${instance.url}/metrics`);
  const counts = [...(await response.text()).matchAll(LINE)].map(([, count]) => Number(count));
  if (counts.length === 0) throw new Error('the server does not tell how many texts differed');
  return counts.reduce((sum, count) => sum + count, 0);
}
