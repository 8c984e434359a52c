import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import { language } from '../texts/texts.ts';
import CssWorker from './workers/css.worker.ts?worker';
import HtmlWorker from './workers/html.worker.ts?worker';
import JsonWorker from './workers/json.worker.ts?worker';
import ScriptWorker from './workers/script.worker.ts?worker';

/**
 * Monaco asks by label; a language that shares a service asks under its own name. A worker's name is the language that it
 * is to speak.
 */
export function workerFor(label: string): Worker {
  const spoken = { name: language };
  switch (label) {
    case 'typescript':
    case 'javascript':
      return new ScriptWorker(spoken);
    case 'css':
    case 'scss':
    case 'less':
      return new CssWorker(spoken);
    case 'html':
    case 'handlebars':
    case 'razor':
      return new HtmlWorker(spoken);
    case 'json':
      return new JsonWorker(spoken);
    default:
      return new EditorWorker();
  }
}
