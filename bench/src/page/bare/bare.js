// As little as there can be around Monaco: its editor, its worker, a text. No features, no languages.
import { editor } from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';

globalThis.MonacoEnvironment = { getWorker: () => new EditorWorker() };
const lines = Array.from({ length: 40 }, (_, index) => `const value${index} = ${index};`);
editor.create(document.querySelector('#root'), { value: lines.join('\n'), automaticLayout: true });
