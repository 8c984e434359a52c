// Monaco alone, with the features and languages that Coedit's editor has; see apps/web/src/editor/monaco.ts.
import { editor } from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/register.all';
import 'monaco-editor/languages/features/register.all';

globalThis.MonacoEnvironment = { getWorker: () => new EditorWorker() };
const lines = Array.from({ length: 40 }, (_, index) => `const value${index} = ${index};`);
editor.create(document.querySelector('#root'), { value: lines.join('\n'), automaticLayout: true });
