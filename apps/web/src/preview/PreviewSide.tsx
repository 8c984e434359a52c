import type { WorkspaceFile } from '@coedit/client';
import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from 'react';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { IconButton } from '../ui/Button.tsx';
import { MarkdownPreview } from './MarkdownPreview.tsx';
import { PagePreview } from './PagePreview.tsx';
import { PicturePreview } from './PicturePreview.tsx';
import './preview.css';
import { type PreviewKind, previewsOf } from './preview-model.ts';

interface PreviewSideProps {
  readonly file: WorkspaceFile;
  readonly kind: PreviewKind;
}

/** Per cent of the editor's width. */
const LEAST = 20;
const MOST = 80;
const STEP = 5;

/** Right of the text, what it means. The line between them is moved with the mouse or the arrow keys. */
export default function PreviewSide({ file, kind }: PreviewSideProps) {
  const { workbench } = useSession();
  const side = useRef<HTMLElement>(null);
  const [share, setShare] = useState(50);
  // The editor beside makes room by it.
  useLayoutEffect(() => {
    side.current?.parentElement?.style.setProperty('--preview-share', `${share}%`);
  }, [share]);
  const resize = (wanted: number) => setShare(Math.min(MOST, Math.max(LEAST, wanted)));
  const onPointerMove = (event: PointerEvent) => {
    const stage = side.current?.parentElement?.getBoundingClientRect();
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || stage === undefined) return;
    resize(((stage.right - event.clientX) / stage.width) * 100);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    resize(share + (event.key === 'ArrowLeft' ? STEP : -STEP));
  };
  return (
    <section ref={side} className="preview-side" aria-label={text.viewer.previewOf(file.displayPath)}>
      {/* biome-ignore lint/a11y/useSemanticElements: a line of the document that can be moved is no <hr> */}
      <div
        className="preview-separator"
        role="separator"
        aria-orientation="vertical"
        aria-label={text.viewer.resizePreview}
        aria-valuenow={Math.round(share)}
        aria-valuemin={LEAST}
        aria-valuemax={MOST}
        tabIndex={0}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onKeyDown={onKeyDown}
      />
      <div className="preview-content">
        {kind === 'markdown' && <MarkdownPreview key={file.id} file={file} />}
        {kind === 'page' && <PagePreview key={file.id} file={file} />}
        {kind === 'picture' && <PicturePreview key={file.id} file={file} />}
      </div>
      <div className="preview-close">
        <IconButton
          icon="close"
          label={text.viewer.closePreview}
          onClick={() => previewsOf(workbench).toggle(file.id)}
        />
      </div>
    </section>
  );
}
