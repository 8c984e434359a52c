import { type RefObject, useEffect } from 'react';
import { useSession } from '../session/session-context.tsx';
import { rememberEditorInsets } from '../shell/editor-insets.ts';
import { useNarrow } from '../shell/use-media.ts';
import { localStorageOrNull } from '../ui/local-storage.ts';

/** Where the editor stands when the page is left, so that the next visit shows it there before the bars are drawn. */
export function useRememberedInsets(area: RefObject<HTMLElement | null>): void {
  const { workbench } = useSession();
  const narrow = useNarrow();
  useEffect(() => {
    const remember = () => {
      if (area.current === null || narrow) return;
      const { left, right } = area.current.getBoundingClientRect();
      const insets = { left, right: Math.max(0, window.innerWidth - right) };
      rememberEditorInsets(localStorageOrNull(), workbench.state.get(), insets);
    };
    window.addEventListener('pagehide', remember);
    return () => window.removeEventListener('pagehide', remember);
  }, [area, workbench, narrow]);
}
