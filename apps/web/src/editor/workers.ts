import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import CssWorker from 'monaco-editor/languages/features/css/css.worker?worker';
import HtmlWorker from 'monaco-editor/languages/features/html/html.worker?worker';
import JsonWorker from 'monaco-editor/languages/features/json/json.worker?worker';
import { language } from '../texts/texts.ts';
import ScriptWorker from './workers/script.worker.ts?worker';

/** Monaco asks by label; a language that shares a service asks under its own name. A worker's name is the language it is to speak. */
export function workerFor(label: string): Worker {
  switch (label) {
    case 'typescript':
    case 'javascript':
      return new ScriptWorker({ name: language });
    case 'css':
    case 'scss':
    case 'less':
      return new CssWorker();
    case 'html':
    case 'handlebars':
    case 'razor':
      return new HtmlWorker();
    case 'json':
      return new JsonWorker();
    default:
      return new EditorWorker();
  }
}
