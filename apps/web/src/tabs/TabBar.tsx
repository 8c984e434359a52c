import { useEffect, useRef } from 'react';
import { useSession } from '../session/session-context.tsx';
import type { Pane } from '../shell/workbench.ts';
import { text } from '../texts/texts.ts';
import { useReadable } from '../ui/use-readable.ts';
import { PaneActions } from './PaneActions.tsx';
import { draggedTab, isTabDragged, Tab } from './Tab.tsx';
import { TabMenu } from './TabMenu.tsx';
import { tabElementId } from './tab-ids.ts';
import { tabLabels } from './tab-labels.ts';
import './tabs.css';
import { peopleByFile } from './people-by-file.ts';
import { useLastPaths } from './use-last-paths.ts';

/**
 * The open files. A close button stands beside its tab: what is inside of `role=tab` cannot be reached by screen readers,
 * and a tab list may hold nothing but tabs; so the list owns its tabs from outside. Only the active tab is in the order
 * of the Tab key; arrows go to the others.
 */
export function TabBar({ pane }: { readonly pane: Pane }) {
  const { client, workbench } = useSession();
  const { tabs, active } = useReadable(pane.state);
  const paths = useLastPaths();
  const participants = useReadable(client.participants);
  const cursors = useReadable(client.cursors);
  const strip = useRef<HTMLDivElement>(null);
  const labels = tabLabels(tabs.map(({ fileId }) => paths.get(fileId) ?? null));
  const people = peopleByFile(participants, cursors);

  // biome-ignore lint/correctness/useExhaustiveDependencies: an active tab that is new or moved is scrolled into view
  useEffect(() => {
    const shown = strip.current;
    if (shown === null) return;
    // Also when the chat beside it takes some of its room; the observer calls once at the beginning.
    const room = new ResizeObserver(() =>
      shown.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    );
    room.observe(shown);
    return () => room.disconnect();
  }, [active, tabs]);

  if (tabs.length === 0) return null;
  return (
    <div className="tab-row">
      <TabMenu pane={pane}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: by keyboard, tabs are moved by Alt+Shift+arrows on them */}
        <div
          ref={strip}
          className="tab-bar"
          // A wheel that only goes up and down moves the tabs too.
          onWheel={(event) => event.deltaX === 0 && event.currentTarget.scrollBy({ left: event.deltaY })}
          // Behind the last tab.
          onDragOver={(event) => isTabDragged(event) && event.preventDefault()}
          onDrop={(event) => {
            const dragged = event.target === strip.current ? draggedTab(event, workbench) : null;
            if (dragged !== null)
              workbench.moveTabAcross(dragged.tab.fileId, dragged.pane, pane, tabs.length);
          }}
        >
          <div
            role="tablist"
            aria-label={text.editor.tabs.list}
            aria-owns={tabs.map(({ fileId }) => tabElementId(pane, fileId)).join(' ')}
          />
          {tabs.map((tab, index) => (
            <Tab
              key={tab.fileId}
              pane={pane}
              tab={tab}
              index={index}
              isActive={tab.fileId === active}
              path={paths.get(tab.fileId) ?? null}
              label={labels[index] ?? { name: text.editor.tabs.untitled, hint: '' }}
              isDeleted={client.workspace.get(tab.fileId) === undefined}
              people={people.get(tab.fileId) ?? []}
            />
          ))}
        </div>
      </TabMenu>
      <PaneActions pane={pane} />
    </div>
  );
}
