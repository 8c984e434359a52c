import type { ColouredWord } from './editor-handle.ts';
import { FeaturesToCome } from './features-to-come.ts';
import { monaco } from './monaco.ts';

/** More is shown without colours: it would hold the page up. */
const MOST_UNITS = 4000;

let languagesCame: Promise<void> | undefined;

/** Of code outside of the editor. `language` is an id, another name or a file name's ending. */
export async function colouredWords(code: string, language: string): Promise<readonly ColouredWord[]> {
  languagesCame ??= new Promise((resolve) => void new FeaturesToCome(resolve).bring());
  await languagesCame;
  const id = languageOf(language.toLowerCase());
  if (id === undefined || code.length > MOST_UNITS) return [];
  // Monaco gives markup; only classes and text are taken from it, so whatever the code holds stays text.
  const template = document.createElement('template');
  template.innerHTML = await monaco.editor.colorize(code, id, {});
  return [...template.content.querySelectorAll('br, span > span')].map((element) =>
    element.tagName === 'BR'
      ? { className: '', text: '\n' }
      : { className: element.className, text: (element.textContent ?? '').replaceAll('\u00a0', ' ') },
  );
}

function languageOf(name: string): string | undefined {
  if (name === '') return undefined;
  return monaco.languages
    .getLanguages()
    .find(
      ({ id, aliases, extensions }) =>
        id === name ||
        aliases?.some((alias) => alias.toLowerCase() === name) === true ||
        extensions?.includes(`.${name}`) === true,
    )?.id;
}
