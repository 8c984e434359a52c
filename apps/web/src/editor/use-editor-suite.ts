import { useCallback, useLayoutEffect, useState } from 'react';
import { useSession } from '../session/session-context.tsx';
import { language } from '../texts/texts.ts';
import type { EditorSuite } from './editor-suite.ts';
import { loadEditor } from './load-editor.ts';

export type EditorLoad =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly suite: EditorSuite }
  | { readonly kind: 'failed'; readonly retry: () => void };

/**
 * Fetches the editor, a large chunk, while the page is there already. In a layout effect, as all until one can type:
 * other effects wait for the frame to be painted, and that is a frame more before the first key.
 */
export function useEditorSuite(): EditorLoad {
  const services = useSession();
  const [load, setLoad] = useState<EditorLoad>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another run of the same effect
  useLayoutEffect(() => {
    let suite: EditorSuite | undefined;
    let left = false;
    setLoad({ kind: 'loading' });
    loadEditor(language)
      .then(({ EditorSuite }) => {
        if (left) return;
        suite = new EditorSuite(services);
        setLoad({ kind: 'ready', suite });
      })
      .catch((reason: unknown) => {
        console.error('the editor', reason);
        if (!left) setLoad({ kind: 'failed', retry });
      });
    return () => {
      left = true;
      suite?.dispose();
    };
  }, [services, attempt, retry]);
  return load;
}
