/**
 * Monaco's core: enough to show a text and to type. Its features and languages come later (late-features.ts). Everything
 * that uses Monaco's values imports them from here, so that nothing runs before the workers are set up; the shell
 * imports types only.
 */
import * as monaco from 'monaco-editor/editor';
import { workerFor } from './workers.ts';

globalThis.MonacoEnvironment = { getWorker: (_workerId, label) => workerFor(label) };

export { monaco };
