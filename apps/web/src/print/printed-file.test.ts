// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { printedFile } from './printed-file.ts';

it('has the path and every line, as text', () => {
  const section = printedFile('src/<b>.ts', 'const a = 1;\n\n<img src=x onerror=alert(1)>');
  expect(section.querySelector('h1')?.textContent).toBe('src/<b>.ts');
  const lines = [...section.querySelectorAll('li')].map(({ textContent }) => textContent);
  expect(lines).toEqual(['const a = 1;', '\u00a0', '<img src=x onerror=alert(1)>']);
  expect(section.querySelector('img')).toBeNull();
});
