import { expect, test, vi } from 'vitest';
import { whenTextsAreThere } from './when-texts-are-there.ts';

/** As Monaco's: the first message begins, the second makes the service, the others are for it. */
function startWorker() {
  const heard: string[] = [];
  const worker: { onmessage: ((message: MessageEvent) => void) | null } = {
    onmessage: () => {
      heard.push('begin');
      worker.onmessage = ({ data }) => {
        heard.push(`make ${data}`);
        worker.onmessage = ({ data }) => void heard.push(`serve ${data}`);
      };
    },
  };
  const tell = (...words: string[]) => {
    for (const data of words) worker.onmessage?.(new MessageEvent('message', { data }));
  };
  return { worker, heard, tell };
}

test('messages wait for the texts, and keep their order', async () => {
  const { worker, heard, tell } = startWorker();
  let texts = () => {};
  whenTextsAreThere(worker, new Promise<void>((resolve) => (texts = resolve)));
  tell('a', 'b', 'c');
  await Promise.resolve();
  expect(heard).toEqual([]);
  texts();
  await vi.waitFor(() => expect(heard).toEqual(['begin', 'make b', 'serve c']));
  tell('d');
  expect(heard.at(-1)).toBe('serve d');
});

test('a worker that comes after its texts listens by itself', async () => {
  const worker: { onmessage: ((message: MessageEvent) => void) | null } = { onmessage: null };
  const heard: string[] = [];
  let code = () => {};
  const coming = new Promise<void>((resolve) => (code = resolve)).then(() => {
    worker.onmessage = ({ data }) => void heard.push(data);
  });
  whenTextsAreThere(worker, coming);
  worker.onmessage?.(new MessageEvent('message', { data: 'a' }));
  code();
  await vi.waitFor(() => expect(heard).toEqual(['a']));
});

test('a worker whose texts do not come works without them', async () => {
  const told = vi.spyOn(console, 'error').mockReturnValue(undefined);
  const { worker, heard, tell } = startWorker();
  whenTextsAreThere(worker, Promise.reject(new Error('no network')));
  tell('a', 'b', 'c');
  await vi.waitFor(() => expect(heard).toEqual(['begin', 'make b', 'serve c']));
  expect(told).toHaveBeenCalledOnce();
  told.mockRestore();
});
