import { useRef } from 'react';
import '../cursors/cursors.css';
import { FollowFrame } from '../follow/FollowFrame.tsx';
import { useSession } from '../session/session-context.tsx';
import { TabBar } from '../tabs/TabBar.tsx';
import { text } from '../text/en.ts';
import { Button } from '../ui/Button.tsx';
import { classNames } from '../ui/class-names.ts';
import { useReadable } from '../ui/use-readable.ts';
import { DeletedBanner } from './DeletedBanner.tsx';
import { EditorSkeleton } from './EditorSkeleton.tsx';
import { EmptyEditor } from './EmptyEditor.tsx';
import './editor-area.css';
import { useMountedEditor } from './use-mounted-editor.ts';

/** Tabs, and the text of the active one. */
export function EditorArea() {
  const { workbench } = useSession();
  const { active } = useReadable(workbench.state);
  const host = useRef<HTMLDivElement>(null);
  const mount = useMountedEditor(host);
  const isEmpty = active === null;
  return (
    <div className="editor-area">
      <TabBar />
      {active !== null && mount.kind === 'ready' && (
        <DeletedBanner key={active} fileId={active} models={mount.mounted.models} />
      )}
      <div className="editor-stage" id="editor-stage">
        <div ref={host} className={classNames('editor-host', isEmpty && 'editor-host-empty')} />
        {isEmpty && <EmptyEditor />}
        {!isEmpty && mount.kind === 'loading' && <EditorSkeleton />}
        {!isEmpty && mount.kind === 'failed' && (
          <div className="editor-failed" role="alert">
            <p>{text.editor.loadFailed}</p>
            <Button onClick={mount.retry}>{text.editor.tryAgain}</Button>
          </div>
        )}
        <FollowFrame />
      </div>
    </div>
  );
}
