import { describe, expect, it } from 'vitest';
import { tabLabels } from './tab-labels.ts';

describe('what a tab says', () => {
  it('the name, where no other open file has it', () => {
    expect(tabLabels(['src/a.ts', 'src/b.ts'])).toEqual([
      { name: 'a.ts', hint: '' },
      { name: 'b.ts', hint: '' },
    ]);
  });

  it('as many folders as tell it from the others', () => {
    const labels = tabLabels(['web/src/index.ts', 'api/src/index.ts', 'docs/index.ts', 'index.ts']);
    expect(labels.map((label) => label?.hint)).toEqual(['web/src', 'api/src', 'docs', './']);
  });

  it('nothing for a file that nobody knows', () => {
    expect(tabLabels([null, 'a.ts'])).toEqual([null, { name: 'a.ts', hint: '' }]);
  });
});
