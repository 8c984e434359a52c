import { useMemo } from 'react';
import { text } from '../texts/texts.ts';
import { hexLines } from './hex-lines.ts';
import { sizeText } from './size-text.ts';

/** Bytes. Enough to see what kind of file it is; more would be thousands of rows. */
const SHOWN = 4096;

/** The first bytes as people who look for them know it: offset, sixteen bytes, what of them is a letter. */
export function HexDump({ bytes }: { readonly bytes: Uint8Array }) {
  const lines = useMemo(() => hexLines(bytes.subarray(0, SHOWN)), [bytes]);
  if (bytes.length === 0) return <p className="file-view-wait">{text.viewer.empty}</p>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must get there */}
      <section className="hex-dump" tabIndex={0} aria-label={text.viewer.firstBytes}>
        <pre>{lines.join('\n')}</pre>
      </section>
      {bytes.length > SHOWN && <p className="hex-more">{text.viewer.more(sizeText(bytes.length - SHOWN))}</p>}
    </>
  );
}
