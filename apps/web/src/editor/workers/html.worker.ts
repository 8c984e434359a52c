import { beginIn } from './begin-in.ts';
import { setSentences } from './sentences.ts';

async function speakGerman(): Promise<void> {
  const { germanHtml } = await import('../../texts/languages/german-html.ts');
  setSentences(germanHtml);
}

beginIn(self, { de: speakGerman }, () => import('monaco-editor/languages/features/html/html.worker.js'));
