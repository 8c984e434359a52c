/**
 * Monaco with all its features and languages: one lazy chunk. Everything that uses Monaco's values imports them from
 * here, so that nothing runs before the workers are set up; the shell imports types only.
 */
import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/register.all';
import 'monaco-editor/languages/features/register.all';
import { setUpScriptLanguages } from './script-languages.ts';
import { workerFor } from './workers.ts';

globalThis.MonacoEnvironment = { getWorker: (_workerId, label) => workerFor(label) };
setUpScriptLanguages();

export { monaco };
