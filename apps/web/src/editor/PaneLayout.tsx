import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { useSession } from '../session/session-context.tsx';
import { KeptPlace } from '../shell/KeptPlace.tsx';
import { useNarrow } from '../shell/use-media.ts';
import type { Pane } from '../shell/workbench.ts';
import { text } from '../texts/texts.ts';
import { localStorageOrNone } from '../ui/local-storage.ts';
import { useReadable } from '../ui/use-readable.ts';

interface PaneLayoutProps {
  readonly panes: readonly Pane[];
  readonly elementOf: (pane: Pane) => HTMLElement;
}

/** Where the sides stand. On a phone there is room for the one that is used. */
export function PaneLayout({ panes, elementOf }: PaneLayoutProps) {
  const { workbench } = useSession();
  const used = useReadable(workbench.used);
  const narrow = useNarrow();
  const [left, right] = panes;
  if (left === undefined || right === undefined || narrow)
    return <KeptPlace key={used.id} element={elementOf(used)} />;
  return <Beside left={elementOf(left)} right={elementOf(right)} />;
}

interface BesideProps {
  readonly left: HTMLElement;
  readonly right: HTMLElement;
}

function Beside({ left, right }: BesideProps) {
  const remembered = useDefaultLayout({
    id: 'coedit:sides',
    panelIds: ['left', 'right'],
    storage: localStorageOrNone(),
  });
  return (
    <Group
      className="workbench-group"
      orientation="horizontal"
      defaultLayout={remembered.defaultLayout}
      onLayoutChanged={remembered.onLayoutChanged}
    >
      <Panel id="left" minSize={150} className="editor-side">
        <KeptPlace element={left} />
      </Panel>
      <Separator className="workbench-separator" aria-label={text.shell.resizeSides} />
      <Panel id="right" minSize={150} className="editor-side">
        <KeptPlace element={right} />
      </Panel>
    </Group>
  );
}
