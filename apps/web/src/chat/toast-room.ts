import { type RefObject, useEffect } from 'react';
import { useNarrow } from '../shell/use-media.ts';

/** Read by ui/Toasts.tsx. */
const RIGHT = '--toast-right';
const LIFT = '--toast-lift';
const GAP = 16;

/** While the chat is open, toasts stand beside it; where it fills the page, above the field one writes in. */
export function useToastRoom(chat: RefObject<HTMLElement | null>): void {
  const isNarrow = useNarrow();
  useEffect(() => {
    const section = chat.current;
    const form = section?.querySelector('form') ?? null;
    if (section === null || form === null) return;
    const { style } = document.documentElement;
    const measure = () => {
      if (isNarrow) style.setProperty(LIFT, `${form.offsetHeight}px`);
      else style.setProperty(RIGHT, `${section.offsetWidth + GAP}px`);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(isNarrow ? form : section);
    measure();
    return () => {
      observer.disconnect();
      style.removeProperty(RIGHT);
      style.removeProperty(LIFT);
    };
  }, [chat, isNarrow]);
}
