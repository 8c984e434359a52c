import { expect, test, vi } from 'vitest';
import { firstParts } from './first-parts.ts';

function name(href: string): string {
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = href;
  document.head.append(link);
  return link.href;
}

test('what is named later, to draw the page, is none of the files that are waited for', () => {
  const fetched = new Set<string>();
  vi.spyOn(performance, 'getEntriesByName').mockImplementation((href) =>
    fetched.has(href) ? [{} as PerformanceEntry] : [],
  );
  const [one, two] = [name('/one.js'), name('/two.js')];
  const areFetched = firstParts();
  fetched.add(one);
  expect(areFetched()).toBe(false);
  fetched.add(two);
  name('/later.js');
  expect(areFetched()).toBe(true);
});
