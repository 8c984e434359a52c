import type { Participant } from '@coedit/protocol';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { iconOf } from '../files/file-icon.ts';
import { usePersonStyle } from '../people/person-colour.ts';
import { jumpByDot } from '../people/person-dot.ts';
import { useSession } from '../session/session-context.tsx';
import type { OpenTab, Pane, Workbench } from '../shell/workbench.ts';
import { listOf } from '../texts/isolate.ts';
import { text } from '../texts/texts.ts';
import { classNames } from '../ui/class-names.ts';
import { Icon } from '../ui/Icon.tsx';
import { stageId, tabElementId } from './tab-ids.ts';
import type { TabLabel } from './tab-labels.ts';

/** What is dragged is a tab of this page, not text or a file. */
const DRAG_TYPE = 'application/x-coedit-tab';
const MAX_DOTS = 4;

interface TabProps {
  readonly pane: Pane;
  readonly tab: OpenTab;
  readonly index: number;
  readonly isActive: boolean;
  readonly isDeleted: boolean;
  readonly path: string | null;
  readonly label: TabLabel;
  readonly people: readonly Participant[];
}

export function Tab({ pane, tab, index, isActive, isDeleted, path, label, people }: TabProps) {
  const { client, workbench } = useSession();
  const [dropSide, setDropSide] = useState<'before' | 'after' | null>(null);
  const { fileId, preview } = tab;
  const full = path ?? text.editor.tabs.untitled;
  const drop = (event: DragEvent) => {
    setDropSide(null);
    const dragged = draggedTab(event, workbench);
    if (dragged === null) return;
    event.preventDefault();
    const target = sideOf(event) === 'before' ? index : index + 1;
    const isBehind = dragged.pane === pane && dragged.index < target;
    workbench.moveTabAcross(dragged.tab.fileId, dragged.pane, pane, isBehind ? target - 1 : target);
  };
  return (
    <div
      className={classNames(
        'tab',
        isActive && 'tab-active',
        preview && 'tab-preview',
        isDeleted && 'tab-deleted',
      )}
      data-drop={dropSide ?? undefined}
      data-active={isActive || undefined}
      data-file={fileId}
    >
      <button
        type="button"
        role="tab"
        id={tabElementId(pane, fileId)}
        className="tab-name"
        aria-selected={isActive}
        aria-controls={stageId(pane)}
        tabIndex={isActive ? 0 : -1}
        title={titleOf(full, preview, isDeleted, people)}
        onClick={(event) => {
          if (!jumpByDot(event, client, workbench)) workbench.openFile(fileId, { preview }, pane);
        }}
        onDoubleClick={() => workbench.pinTab(fileId, pane)}
        onKeyDown={(event) => tabKeyPressed(event, index)}
        // A middle press would begin the browser's own scrolling.
        onMouseDown={(event) => event.button === 1 && event.preventDefault()}
        onAuxClick={(event) => event.button === 1 && workbench.closeTab(fileId, pane)}
        draggable
        onDragStart={(event) => {
          event.dataTransfer.setData(DRAG_TYPE, `${pane.id}:${index}`);
          event.dataTransfer.effectAllowed = 'move';
        }}
        onDragOver={(event) => {
          if (!isTabDragged(event)) return;
          event.preventDefault();
          setDropSide(sideOf(event));
        }}
        onDragLeave={() => setDropSide(null)}
        onDrop={drop}
      >
        <Icon name={iconOf(full)} />
        <span className="tab-label">{label.name}</span>
        {label.hint !== '' && <span className="tab-hint">{label.hint}</span>}
        <Dots people={people} />
      </button>
      <button
        type="button"
        className="tab-close"
        // The Tab key reaches only the active one's: the others are closed by Delete on the tab, or by the mouse.
        tabIndex={isActive ? 0 : -1}
        aria-label={text.editor.tabs.close(label.name)}
        onClick={() => workbench.closeTab(fileId, pane)}
      >
        <Icon name="close" />
      </button>
    </div>
  );

  function tabKeyPressed(event: KeyboardEvent<HTMLElement>, at: number): void {
    const { tabs } = pane.state.get();
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === 'Delete') workbench.closeTab(fileId, pane);
    else if (step !== undefined && event.altKey && event.shiftKey) workbench.moveTab(fileId, at + step, pane);
    else if (step !== undefined) focusTab(event.currentTarget, (at + step + tabs.length) % tabs.length);
    else if (event.key === 'Home') focusTab(event.currentTarget, 0);
    else if (event.key === 'End') focusTab(event.currentTarget, tabs.length - 1);
    else return;
    event.preventDefault();
  }
}

function Dots({ people }: { readonly people: readonly Participant[] }) {
  const personStyle = usePersonStyle();
  if (people.length === 0) return null;
  const names = listOf(people.map(({ name }) => name));
  return (
    <span className="tab-dots">
      <span className="visually-hidden">{text.editor.tabs.peopleHere(names)}</span>
      {people.slice(0, MAX_DOTS).map(({ userId, colour, name }) => (
        <span
          key={userId}
          className="tab-dot"
          style={personStyle(colour)}
          title={text.people.jumpTo(name)}
          data-person={userId}
        />
      ))}
    </span>
  );
}

function titleOf(path: string, preview: boolean, isDeleted: boolean, people: readonly Participant[]): string {
  const { tabs } = text.editor;
  const title = isDeleted ? tabs.deleted(path) : preview ? tabs.preview(path) : path;
  if (people.length === 0) return title;
  return `${title}\n${tabs.peopleHere(listOf(people.map(({ name }) => name)))}`;
}

function focusTab(from: HTMLElement, index: number): void {
  const tabs = from.closest('.tab-bar')?.querySelectorAll<HTMLElement>('[role=tab]');
  tabs?.[index]?.focus();
}

interface DraggedTab {
  readonly pane: Pane;
  readonly tab: OpenTab;
  readonly index: number;
}

/** Null when something else is dropped. */
export function draggedTab(event: DragEvent, workbench: Workbench): DraggedTab | null {
  const [paneId, position] = event.dataTransfer.getData(DRAG_TYPE).split(':');
  const pane = workbench.panes.get().find(({ id }) => String(id) === paneId);
  const index = Number(position);
  const tab = pane?.state.get().tabs[index];
  return pane === undefined || tab === undefined ? null : { pane, tab, index };
}

export const isTabDragged = (event: DragEvent): boolean => event.dataTransfer.types.includes(DRAG_TYPE);

function sideOf(event: DragEvent): 'before' | 'after' {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  return event.clientX < left + width / 2 ? 'before' : 'after';
}
