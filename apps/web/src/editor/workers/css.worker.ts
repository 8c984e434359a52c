import { beginIn } from './begin-in.ts';
import { setSentences } from './sentences.ts';

/** Also of Less and Sass. */
async function speakGerman(): Promise<void> {
  const [{ germanCss }, { germanSass }] = await Promise.all([
    import('../../texts/languages/german-css.ts'),
    import('../../texts/languages/german-sass.ts'),
  ]);
  setSentences({ ...germanCss, ...germanSass });
}

beginIn(self, { de: speakGerman }, () => import('monaco-editor/languages/features/css/css.worker.js'));
