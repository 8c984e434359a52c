import { DEFAULT_LIMITS, isNormalPath } from '@coedit/protocol';
import { expect, test } from 'vitest';
import { BLANK, TEMPLATES } from './templates.ts';

test.each(TEMPLATES.map((template) => [template.id, template] as const))(
  'template %s',
  (_, { files, open }) => {
    const paths = files.map(({ path }) => path);
    expect(paths.every(isNormalPath)).toBe(true);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths).toContain(open);
    for (const { text } of files) {
      expect(text.length).toBeLessThan(DEFAULT_LIMITS.fileLength);
      expect(text).not.toContain('\r');
      expect(text.endsWith('\n')).toBe(true);
    }
  },
);

test('the blank session has a file to type in', () => {
  expect(BLANK).toHaveLength(1);
  expect(BLANK.every(({ path }) => isNormalPath(path))).toBe(true);
});
