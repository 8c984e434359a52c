import { colourOf } from '@coedit/protocol';
import type { CSSProperties } from 'react';
import { useSession } from '../session/session-context.tsx';
import { useReadable } from '../ui/use-readable.ts';

/** Gives `--person`: the colour of a participant as it is readable on the theme, and `--person-on`: text upon it. */
export function usePersonStyle(): (colour: number) => CSSProperties {
  const { preferences } = useSession();
  const dark = ['dark', 'high-contrast-dark'].includes(useReadable(preferences.effectiveTheme));
  return (colour) => {
    const { light, dark: strong } = colourOf(colour);
    return {
      '--person': dark ? light : strong,
      '--person-on': dark ? '#101114' : '#ffffff',
    } as CSSProperties;
  };
}
