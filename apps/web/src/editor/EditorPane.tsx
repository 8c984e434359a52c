import type { FileId } from '@coedit/protocol';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { EdgePeople } from '../cursors/EdgePeople.tsx';
import { FollowFrame } from '../follow/FollowFrame.tsx';
import { useSession } from '../session/session-context.tsx';
import type { Pane } from '../shell/workbench.ts';
import { TabBar } from '../tabs/TabBar.tsx';
import { stageId } from '../tabs/tab-ids.ts';
import { text } from '../texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { classNames } from '../ui/class-names.ts';
import { useReadable } from '../ui/use-readable.ts';
import { FileView } from '../viewer/FileView.tsx';
import { DeletedBanner } from './DeletedBanner.tsx';
import { EditorSkeleton } from './EditorSkeleton.tsx';
import { EmptyEditor } from './EmptyEditor.tsx';
import type { EditorLoad } from './editor-start.ts';
import type { EditorSuite } from './editor-suite.ts';
import type { PaneEditor } from './pane-editor.ts';

interface EditorPaneProps {
  readonly pane: Pane;
  readonly load: EditorLoad;
}

/** One side: its tabs, and the text of the active one. */
export function EditorPane({ pane, load }: EditorPaneProps) {
  const { workbench } = useSession();
  const { active } = useReadable(pane.state);
  const isUsed = useReadable(workbench.used) === pane;
  const host = useRef<HTMLDivElement>(null);
  const suite = load.kind === 'ready' ? load.suite : null;
  const vimBar = useRef<HTMLDivElement>(null);
  const isEmpty = active === null;
  const mounted = useMounted(suite, host, vimBar, pane, active);
  return (
    <div className={classNames('editor-pane', isUsed && 'editor-pane-used')}>
      <TabBar pane={pane} />
      {active !== null && suite !== null && (
        <DeletedBanner key={active} fileId={active} models={suite.models} pane={pane} />
      )}
      <div className="editor-stage" id={stageId(pane)}>
        <div ref={host} className={classNames('editor-host', isEmpty && 'editor-host-empty')} />
        {active !== null && <FileView fileId={active} />}
        {isEmpty && <EmptyEditor />}
        {!isEmpty && load.kind === 'loading' && <EditorSkeleton />}
        {!isEmpty && load.kind === 'failed' && (
          <div className="editor-failed" role="alert">
            <p>{text.editor.loadFailed}</p>
            <Button onClick={load.retry}>{text.editor.tryAgain}</Button>
          </div>
        )}
        {!isEmpty && mounted !== null && <EdgePeople watch={mounted.watch} />}
        {isUsed && <FollowFrame />}
      </div>
      <div ref={vimBar} className="kept-place" />
    </div>
  );
}

function useMounted(
  suite: EditorSuite | null,
  host: RefObject<HTMLElement | null>,
  vimBar: RefObject<HTMLElement | null>,
  pane: Pane,
  active: FileId | null,
): PaneEditor | null {
  const [mounted, setMounted] = useState<PaneEditor | null>(null);
  const drawn = useRef(active);
  const isEmpty = active === null;
  useLayoutEffect(() => {
    drawn.current = active;
  }, [active]);
  useLayoutEffect(() => {
    if (suite === null || host.current === null || vimBar.current === null) return;
    const made = suite.mount(pane, { host: host.current, vimBar: vimBar.current });
    setMounted(made);
    const stage = host.current.parentElement;
    // After the editor's own listener: that gets the keyboard where there is a text.
    const end = pane.onFocus(() => {
      // What is still drawn of another file, or of none, is about to go.
      if (drawn.current === pane.state.get().active) focusInstead(stage);
    });
    return () => {
      end();
      setMounted(null);
      suite.unmount(made);
    };
  }, [suite, host, vimBar, pane]);
  useLayoutEffect(() => {
    const stage = host.current?.parentElement ?? null;
    if (suite !== null || !isEmpty) return;
    // Monaco is on its way: until then the keyboard goes to what is here instead.
    let end = () => {};
    end = pane.onFocus(() => {
      if (pane.state.get().active === null) return focusInstead(stage);
      // Of a file that was opened just now the text shall have it, when that has come.
      end();
      pane.focus();
    });
    return () => end();
  }, [suite, host, pane, isEmpty]);
  return mounted;
}

/** A picture, or what can be done where no file is open, gets the keyboard where no text can have it. */
function focusInstead(stage: HTMLElement | null): void {
  if (stage === null || stage.contains(document.activeElement)) return;
  const usable = [...stage.querySelectorAll<HTMLElement>('button:not(:disabled), [tabindex="0"]')];
  usable.find((element) => element.closest('.editor-host') === null)?.focus();
}
