import type { KeyboardEvent } from 'react';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import type { LayoutProps } from './layout.ts';

/** For phones: the editor has the whole width; side bar or panel lies over it until a file is opened or Escape pressed. */
export function NarrowLayout({ side, editor, panel }: LayoutProps) {
  const { workbench } = useSession();
  const closeOnEscape = (event: KeyboardEvent) => {
    // What is inside (an inline name, a menu) has used the key already when it prevented the default.
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    workbench.setSideView(null);
    workbench.setPanel(null);
    workbench.focusEditor();
  };
  const isCovered = side !== null || panel !== null;
  return (
    <div className="workbench-narrow">
      {/* Covered, it must not be reached by Tab either. */}
      <section className="workbench-editor" aria-label={text.shell.editor} inert={isCovered}>
        {editor}
      </section>
      {side && (
        <aside className="workbench-side workbench-overlay" aria-label={side.name} onKeyDown={closeOnEscape}>
          {side.content}
        </aside>
      )}
      {panel && (
        <aside
          className="workbench-panel workbench-overlay"
          aria-label={panel.name}
          onKeyDown={closeOnEscape}
        >
          {panel.content}
        </aside>
      )}
    </div>
  );
}
