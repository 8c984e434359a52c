import 'monaco-editor/languages/features/typescript/ts.worker.js';
import { typescript } from 'monaco-editor/languages/features/typescript/lib/typescriptServices.js';
import { whenTextsAreThere } from './when-texts-are-there.ts';

/** Monaco's worker; its TypeScript has the messages of other languages in files that Monaco leaves out. */
async function speakGerman(): Promise<void> {
  const { german } = await import('@coedit/script-messages/german');
  typescript.setLocalizedDiagnosticMessages(german);
}

if (self.name === 'de') whenTextsAreThere(self, speakGerman());
