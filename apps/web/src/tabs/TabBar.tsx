import { useEffect, useRef } from 'react';
import { useSession } from '../session/session-context.tsx';
import { text } from '../text/en.ts';
import { useReadable } from '../ui/use-readable.ts';
import { Tab, tabElementId } from './Tab.tsx';
import { tabLabels } from './tab-labels.ts';
import './tabs.css';
import { peopleByFile } from './people-by-file.ts';
import { useLastPaths } from './use-last-paths.ts';

/**
 * The open files. A close button stands beside its tab: what is inside of `role=tab` cannot be reached by screen readers,
 * and a tab list may hold nothing but tabs; so the list owns its tabs from outside. Only the active tab is in the order
 * of the Tab key; arrows go to the others.
 */
export function TabBar() {
  const { client, workbench } = useSession();
  const { tabs, active } = useReadable(workbench.state);
  const paths = useLastPaths();
  const participants = useReadable(client.participants);
  const cursors = useReadable(client.cursors);
  const strip = useRef<HTMLDivElement>(null);
  const labels = tabLabels(tabs.map(({ fileId }) => paths.get(fileId) ?? null));
  const people = peopleByFile(participants, cursors);

  // biome-ignore lint/correctness/useExhaustiveDependencies: an active tab that is new or moved is scrolled into view
  useEffect(() => {
    strip.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active, tabs]);

  if (tabs.length === 0) return null;
  return (
    <div
      ref={strip}
      className="tab-bar"
      // A wheel that only goes up and down moves the tabs too.
      onWheel={(event) => event.deltaX === 0 && event.currentTarget.scrollBy({ left: event.deltaY })}
    >
      <div
        role="tablist"
        aria-label={text.editor.tabs.list}
        aria-owns={tabs.map(({ fileId }) => tabElementId(fileId)).join(' ')}
      />
      {tabs.map((tab, index) => (
        <Tab
          key={tab.fileId}
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
  );
}
