import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import type { Gathered } from '../files/import/candidate.ts';
import { gatherDropped, gatherPicked } from '../files/import/read-drop.ts';
import { text } from '../texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';

const words = text.start;

interface FilesStartProps {
  readonly disabled: boolean;
  readonly onFiles: (gathering: Promise<Gathered>) => void;
}

/** Files, a folder or a zip: dropped anywhere on the page, or chosen. */
export function FilesStart({ disabled, onFiles }: FilesStartProps) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const dragging = useDropAnywhere(disabled, onFiles);
  // Not among React's attributes; Chromium, Firefox and Safari all know it.
  useEffect(() => folder.current?.setAttribute('webkitdirectory', ''), []);

  const picked = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(event.target.files ?? [])];
    // So that choosing the same again is a change again.
    event.target.value = '';
    if (chosen.length > 0) onFiles(Promise.resolve(gatherPicked(chosen)));
  };
  return (
    <section className="start-files" aria-labelledby="your-files">
      <h2 id="your-files">{words.yourFiles}</h2>
      <p className="muted">{words.dropHint}</p>
      <div className="start-row">
        <Button icon="files" disabled={disabled} onClick={() => files.current?.click()}>
          {words.chooseFiles}
        </Button>
        <Button icon="folder-opened" disabled={disabled} onClick={() => folder.current?.click()}>
          {words.chooseFolder}
        </Button>
      </div>
      <input ref={files} type="file" multiple hidden aria-label={words.chooseFiles} onChange={picked} />
      <input ref={folder} type="file" hidden aria-label={words.chooseFolder} onChange={picked} />
      {dragging && (
        <div className="drop-cover">
          <Icon name="cloud-upload" />
          {words.dropNow}
        </div>
      )}
    </section>
  );
}

/** True while files are held over the page. */
function useDropAnywhere(disabled: boolean, onFiles: FilesStartProps['onFiles']): boolean {
  const [dragging, setDragging] = useState(false);
  const newest = useRef(onFiles);
  newest.current = onFiles;
  useEffect(() => {
    if (disabled) return;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setDragging(true);
    };
    const leave = (event: DragEvent) => {
      // Passing from one element to the next "leaves" too; only out of the window there is no next.
      if (event.relatedTarget === null) setDragging(false);
    };
    const drop = (event: DragEvent) => {
      if (event.dataTransfer === null || !hasFiles(event)) return;
      event.preventDefault();
      setDragging(false);
      newest.current(gatherDropped(event.dataTransfer));
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [disabled]);
  return dragging;
}
