import { useEffect, useState } from 'react';
import type { ColouredWord } from '../editor/editor-handle.ts';
import { useSession } from '../session/session-context.tsx';

interface CodeBlockProps {
  readonly code: string;
  /** As its writer called it. */
  readonly language: string;
}

/** Code in a message, in the colours of the editor when it knows the language. */
export function CodeBlock({ code, language }: CodeBlockProps) {
  const { editors } = useSession();
  const [words, setWords] = useState<readonly ColouredWord[]>([]);
  useEffect(() => {
    let isShown = true;
    void editors.colour(code, language).then((coloured) => {
      if (isShown) setWords(coloured);
    });
    return () => {
      isShown = false;
    };
  }, [editors, code, language]);
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
