import { afterEach, expect, test, vi } from 'vitest';
import { colouredWords } from './coloured-words.ts';

const addFeatures = vi.hoisted(() => vi.fn());
vi.mock('./late-features.ts', () => ({ addFeatures }));
vi.mock('./monaco.ts', () => ({
  monaco: {
    languages: { getLanguages: () => [{ id: 'typescript', extensions: ['.ts'] }] },
    editor: { colorize: async (code: string) => `<span><span class="mtk5">${code}</span></span>` },
  },
}));

afterEach(() => vi.useRealTimers());

test('languages that could not be fetched are waited for until they come', async () => {
  vi.useFakeTimers();
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  addFeatures.mockRejectedValueOnce(new Error('no line')).mockResolvedValue(undefined);
  const words = colouredWords('let', 'ts');
  await vi.advanceTimersByTimeAsync(5000);
  expect(await words).toEqual([{ className: 'mtk5', text: 'let' }]);
  expect(await colouredWords('let', 'nothing')).toEqual([]);
  expect(addFeatures).toHaveBeenCalledTimes(2);
});
