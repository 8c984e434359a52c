import type { WorkspaceFile } from '@coedit/client';
import { useMemo, useState } from 'react';
import { saveText } from '../files/download.ts';
import { baseName } from '../files/path-parts.ts';
import { text } from '../texts/texts.ts';
import { ImageView } from '../viewer/ImageView.tsx';
import { useFileText } from './use-file-text.ts';
import '../viewer/viewer.css';

/** An SVG while it is being written. */
export function PicturePreview({ file }: { readonly file: WorkspaceFile }) {
  const content = useFileText(file.id);
  const [broken, setBroken] = useState('');
  const bytes = useMemo(() => new TextEncoder().encode(content), [content]);
  const name = baseName(file.displayPath);
  if (broken === content && content !== '')
    return <p className="file-view-wait">{text.viewer.brokenPicture}</p>;
  return (
    <ImageView
      name={name}
      bytes={bytes}
      type="image/svg+xml"
      onBroken={() => setBroken(content)}
      onSave={() => saveText(name, content)}
    />
  );
}
