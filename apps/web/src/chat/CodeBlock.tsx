import { useEffect, useState } from 'react';
import type { ColouredWord } from '../editor/editor-handle.ts';
import { useSession } from '../session/session-context.tsx';
import { useReadable } from '../ui/use-readable.ts';

interface CodeBlockProps {
  readonly code: string;
  /** As its writer called it. */
  readonly language: string;
}

/** Code in a message, in the colours of the editor when it knows the language. */
export function CodeBlock({ code, language }: CodeBlockProps) {
  const { editors, preferences } = useSession();
  const theme = useReadable(preferences.effectiveTheme);
  const [words, setWords] = useState<readonly ColouredWord[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme numbers Monaco's colours anew
  useEffect(() => {
    let isShown = true;
    void editors.colour(code, language).then((coloured) => {
      if (isShown) setWords(coloured);
    });
    return () => {
      isShown = false;
    };
  }, [editors, code, language, theme]);
  return (
    <pre>
      <code>
        {words.length === 0
          ? code
          : words.map(({ className, text }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the words of a message never change
              <span key={index} className={className}>
                {text}
              </span>
            ))}
      </code>
    </pre>
  );
}
