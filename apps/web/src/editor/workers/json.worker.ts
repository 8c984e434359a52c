import { beginIn } from './begin-in.ts';
import { setSentences } from './sentences.ts';

async function speakGerman(): Promise<void> {
  const { germanJson } = await import('../../texts/languages/german-json.ts');
  setSentences(germanJson);
}

beginIn(self, { de: speakGerman }, () => import('monaco-editor/languages/features/json/json.worker.js'));
