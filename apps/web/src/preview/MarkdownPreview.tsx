import type { WorkspaceFile } from '@coedit/client';
import { type MouseEvent, useEffect, useRef } from 'react';
import { blobBytesOf } from '../files/blobs/blob-bytes.ts';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { useReadable } from '../ui/use-readable.ts';
import { colourCode } from './code-colours.ts';
import { pathFrom, renderMarkdown, slugOf } from './markdown.ts';
import { Pictures } from './pictures.ts';
import { useFileText } from './use-file-text.ts';

/** A Markdown file as it reads, following every change. */
export function MarkdownPreview({ file }: { readonly file: WorkspaceFile }) {
  const { client, workbench, api, link, editors, preferences } = useSession();
  const theme = useReadable(preferences.effectiveTheme);
  const content = useFileText(file.id);
  const host = useRef<HTMLElement>(null);
  const pictures = useRef<Pictures>(undefined);
  pictures.current ??= new Pictures(client.workspace, blobBytesOf(api, link.sessionId));

  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme numbers Monaco's colours anew
  useEffect(() => {
    const rendered = renderMarkdown(content);
    pictures.current?.fill(rendered, file.displayPath);
    host.current?.replaceChildren(rendered);
    if (host.current !== null) void colourCode(host.current, editors);
  }, [content, file.displayPath, editors, theme]);

  const onClick = (event: MouseEvent) => {
    const anchor = event.target instanceof Element ? event.target.closest('a') : null;
    const address = anchor?.getAttribute('href') ?? '';
    if (anchor === null || /^(?:https?|mailto):/iu.test(address)) return;
    event.preventDefault();
    if (address.startsWith('#')) return scrollTo(host.current, address.slice(1));
    const path = pathFrom(file.displayPath, address);
    const target = path === null ? undefined : client.workspace.find(path);
    if (target === undefined) return;
    const line = /#L(\d+)/u.exec(address)?.[1];
    workbench.openFile(target.id, line === undefined ? {} : { reveal: { line: Number(line), column: 1 } });
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys reach the links inside, whose clicks come by here
    <article
      ref={host}
      className="markdown"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must get there
      tabIndex={0}
      aria-label={text.viewer.previewOf(file.displayPath)}
      onClick={onClick}
    />
  );
}

function scrollTo(host: HTMLElement | null, name: string): void {
  const headings = [...(host?.querySelectorAll('h1, h2, h3, h4, h5, h6') ?? [])];
  const wanted = slugOf(decodeURIComponent(name));
  headings
    .find((heading) => slugOf(heading.textContent ?? '') === wanted)
    ?.scrollIntoView({ block: 'start' });
}
