import { useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import '../cursors/cursors.css';
import { useSession } from '../session/session-context.tsx';
import { keptElement } from '../shell/KeptPlace.tsx';
import type { Pane } from '../shell/workbench.ts';
import { useReadable } from '../ui/use-readable.ts';
import { EditorPane } from './EditorPane.tsx';
import './editor-area.css';
import type { EditorStart } from './editor-start.ts';
import { PaneLayout } from './PaneLayout.tsx';
import { useRememberedInsets } from './use-remembered-insets.ts';

interface EditorAreaProps {
  readonly start: EditorStart;
}

/** One side, or two beside each other. */
export function EditorArea({ start }: EditorAreaProps) {
  const { workbench } = useSession();
  const panes = useReadable(workbench.panes);
  const load = useReadable(start.load);
  const elementOf = useKeptElements();
  const area = useRef<HTMLDivElement>(null);
  useRememberedInsets(area);
  return (
    <div ref={area} className="editor-area">
      <PaneLayout panes={panes} elementOf={elementOf} />
      {panes.map((pane) =>
        createPortal(<EditorPane pane={pane} load={load} />, elementOf(pane), String(pane.id)),
      )}
    </div>
  );
}

/** A side keeps its element when another one comes or goes, and with it its editor. */
function useKeptElements(): (pane: Pane) => HTMLElement {
  const [elements] = useState(() => new WeakMap<Pane, HTMLElement>());
  return (pane) => {
    const known = elements.get(pane) ?? keptElement();
    elements.set(pane, known);
    return known;
  };
}
