import { describe, expect, it } from 'vitest';
import { scriptMarkers } from './script-markers.ts';

const model = { getPositionAt: (offset: number) => ({ lineNumber: 1, column: offset + 1 }) as never };
const found = { file: undefined, start: 4, length: 3, code: 2322, category: 1 as const, messageText: 'No.' };

describe('what TypeScript found', () => {
  it('is marked where it is, as severe as it is', () => {
    expect(scriptMarkers([found], model, [])).toEqual([
      {
        severity: 8,
        startLineNumber: 1,
        startColumn: 5,
        endLineNumber: 1,
        endColumn: 8,
        message: 'No.',
        code: '2322',
        tags: [],
      },
    ]);
    const severities = ([0, 1, 2, 3] as const).map((category) => ({ ...found, category }));
    expect(scriptMarkers(severities, model, []).map(({ severity }) => severity)).toEqual([4, 8, 1, 2]);
  });

  it('gives its reasons, line by line', () => {
    const next = [{ messageText: 'Because.', category: 1 as const, code: 1 }];
    const chain = { messageText: 'No.', category: 1 as const, code: 2322, next };
    expect(scriptMarkers([{ ...found, messageText: chain }], model, [])[0]?.message).toBe('No.\n  Because.');
  });

  it('is left out where it says nothing about the code, and faded where it is not needed', () => {
    expect(scriptMarkers([found], model, [2322])).toEqual([]);
    expect(scriptMarkers([{ ...found, reportsUnnecessary: {} }], model, [])[0]?.tags).toEqual([1]);
  });
});
