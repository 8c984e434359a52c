import { useEffect, useState } from 'react';
import { text } from '../texts/texts.ts';
import { Button } from './Button.tsx';
import { copyText } from './copy-text.ts';

const SHOWN_MS = 2_000;

interface CopyButtonProps {
  readonly value: string;
  /** Its accessible name: what is copied. */
  readonly label: string;
  readonly look?: 'primary' | 'plain';
}

/** Copies and says that it did. */
export function CopyButton({ value, label, look = 'plain' }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => setCopied(await copyText(value));
  return (
    <>
      <Button look={look} icon={copied ? 'check' : 'copy'} aria-label={label} onClick={() => void copy()}>
        {copied ? text.common.copied : text.common.copy}
      </Button>
      <span role="status" className="visually-hidden">
        {copied ? text.common.copied : ''}
      </span>
    </>
  );
}
