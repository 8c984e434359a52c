import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { text } from '../texts/texts.ts';
import { localStorageOrNone } from '../ui/local-storage.ts';
import type { LayoutProps } from './layout.ts';

/** Beside each other, with borders that can be dragged. Widths are remembered for each combination of what is shown. */
export function WideLayout({ side, editor, panel }: LayoutProps) {
  const panelIds = [...(side ? ['side'] : []), 'editor', ...(panel ? ['panel'] : [])];
  const remembered = useDefaultLayout({ id: 'coedit:layout', panelIds, storage: localStorageOrNone() });
  return (
    <Group
      className="workbench-group"
      orientation="horizontal"
      defaultLayout={remembered.defaultLayout}
      onLayoutChanged={remembered.onLayoutChanged}
    >
      {side && (
        <Panel
          id="side"
          minSize={170}
          maxSize="60%"
          defaultSize={260}
          groupResizeBehavior="preserve-pixel-size"
        >
          <aside className="workbench-side" aria-label={side.name}>
            {side.content}
          </aside>
        </Panel>
      )}
      {side && <Separator className="workbench-separator" aria-label={text.shell.resizeSideBar} />}
      <Panel id="editor" minSize={200}>
        <section className="workbench-editor" aria-label={text.shell.editor}>
          {editor}
        </section>
      </Panel>
      {panel && <Separator className="workbench-separator" aria-label={text.shell.resizePanel} />}
      {panel && (
        <Panel
          id="panel"
          minSize={220}
          maxSize="60%"
          defaultSize={300}
          groupResizeBehavior="preserve-pixel-size"
        >
          <aside className="workbench-panel" aria-label={panel.name}>
            {panel.content}
          </aside>
        </Panel>
      )}
    </Group>
  );
}
