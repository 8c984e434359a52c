import type { Language } from '../../texts/language.ts';
import { whenTextsAreThere } from './when-texts-are-there.ts';

type Worker = Parameters<typeof whenTextsAreThere>[0] & { readonly name: string };

/** The worker's code after its texts, of which much is read when the code is evaluated. In English there are none to wait for. */
export function beginIn(
  worker: Worker,
  texts: Partial<Record<Language, () => Promise<unknown>>>,
  code: () => Promise<unknown>,
): void {
  const coming = texts[worker.name as Language]?.() ?? Promise.resolve();
  whenTextsAreThere(
    worker,
    coming.catch((reason: unknown) => console.error('the texts of a worker', reason)).then(code),
  );
}
