import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const python = vi.hoisted(() => ({ loader: vi.fn<() => Promise<string>>() }));

vi.mock('./monaco.ts', () => ({ monaco: { languages: { getLanguages: () => [{}, python] } } }));
const { keepAskingForLanguages } = await import('./language-loaders.ts');

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('a language that could not be fetched is asked for until it comes, less and less often', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const first = python.loader;
  first.mockRejectedValueOnce(new Error('no line')).mockRejectedValueOnce(new Error('no line'));
  first.mockResolvedValue('python');
  keepAskingForLanguages();
  const loaded = vi.fn();
  void python.loader().then(loaded);
  await vi.advanceTimersByTimeAsync(14_999);
  expect(loaded).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(loaded).toHaveBeenCalledExactlyOnceWith('python');
  expect(first).toHaveBeenCalledTimes(3);
});
