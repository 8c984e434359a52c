import { type RefObject, useCallback, useEffect, useState } from 'react';
import { useSession } from '../session/session-context.tsx';
import type { MountedEditor } from './mount-editor.ts';

export type EditorMount =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly mounted: MountedEditor }
  | { readonly kind: 'failed'; readonly retry: () => void };

/** Fetches the editor, a large chunk, while the page is there already, and puts it into `host`. */
export function useMountedEditor(host: RefObject<HTMLElement | null>): EditorMount {
  const services = useSession();
  const [mount, setMount] = useState<EditorMount>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another run of the same effect
  useEffect(() => {
    let mounted: MountedEditor | undefined;
    let left = false;
    setMount({ kind: 'loading' });
    import('./mount-editor.ts')
      .then(({ mountEditor }) => {
        if (left || host.current === null) return;
        mounted = mountEditor(host.current, services);
        setMount({ kind: 'ready', mounted });
      })
      .catch((reason: unknown) => {
        console.error('the editor', reason);
        if (!left) setMount({ kind: 'failed', retry });
      });
    return () => {
      left = true;
      mounted?.dispose();
    };
  }, [services, host, attempt, retry]);
  return mount;
}
