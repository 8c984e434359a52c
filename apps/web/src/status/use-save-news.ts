import { useEffect, useRef } from 'react';
import { useSession } from '../session/session-context.tsx';
import type { SaveLine } from './save-line.ts';

/** ms: shorter waits for the server's disk are what saving is, and no news. */
const LONG_SAVING = 3_000;

/**
 * Tells how my edits fare when that changes for the worse, or back for the better. Not each "Saving… Saved" of a pause in
 * typing, nor each further edit that is kept offline: silence means that all is well.
 */
export function useSaveNews({ tone, words }: SaveLine): void {
  const { announcer } = useSession();
  const told = useRef<SaveLine['tone']>('ok');
  const newest = useRef(words);
  newest.current = words;
  useEffect(() => {
    if (tone === told.current) return announcer.takeBack('saved');
    const tell = () => {
      told.current = tone;
      announcer.say('saved', newest.current);
    };
    if (tone !== 'busy') return tell();
    const timer = setTimeout(tell, LONG_SAVING);
    return () => clearTimeout(timer);
  }, [announcer, tone]);
}
