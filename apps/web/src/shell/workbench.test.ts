import type { FileId } from '@coedit/protocol';
import { describe, expect, test } from 'vitest';
import { Workbench } from './workbench.ts';
import { type RememberedWorkbench, readRemembered, type WorkbenchMemory } from './workbench-memory.ts';

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => `file:${name.repeat(16)}` as FileId) as [
  FileId,
  FileId,
  FileId,
  FileId,
];

/** `a*` is the active tab, `(b)` a preview. */
function shown(workbench: Workbench): string {
  const { tabs, active } = workbench.state.get();
  return tabs
    .map(({ fileId, preview }) => {
      const name = fileId.charAt(5) + (fileId === active ? '*' : '');
      return preview ? `(${name})` : name;
    })
    .join(' ');
}

function open(...ids: FileId[]): Workbench {
  const workbench = new Workbench();
  for (const id of ids) workbench.openFile(id);
  return workbench;
}

test('a new tab goes right of the active one', () => {
  const workbench = open(a, b);
  workbench.openFile(a);
  workbench.openFile(c);
  expect(shown(workbench)).toBe('a c* b');
});

test('a preview takes the place of the preview before', () => {
  const workbench = open(a);
  workbench.openFile(b, { preview: true });
  workbench.openFile(c, { preview: true });
  expect(shown(workbench)).toBe('a (c*)');
});

test('a preview opened from another tab is right of that, and the old one is gone', () => {
  const workbench = open(a, b);
  workbench.openFile(c, { preview: true });
  workbench.openFile(a);
  workbench.openFile(d, { preview: true });
  expect(shown(workbench)).toBe('a (d*) b');
});

test('looking at an open file leaves it open for good; opening a preview for good pins it', () => {
  const workbench = open(a);
  workbench.openFile(a, { preview: true });
  expect(shown(workbench)).toBe('a*');
  workbench.openFile(b, { preview: true });
  workbench.openFile(b);
  expect(shown(workbench)).toBe('a b*');
});

test('pinning keeps a preview beside the next one', () => {
  const workbench = open();
  workbench.openFile(a, { preview: true });
  workbench.pinTab(a);
  workbench.openFile(b, { preview: true });
  expect(shown(workbench)).toBe('a (b*)');
});

test('closing the active tab shows the one used last before, not a neighbour', () => {
  const workbench = open(a, b, c);
  workbench.openFile(a);
  workbench.openFile(c);
  workbench.closeTab(c);
  expect(shown(workbench)).toBe('a* b');
});

test('closing another tab leaves the active one; closing the last leaves none', () => {
  const workbench = open(a, b);
  workbench.closeTab(a);
  expect(shown(workbench)).toBe('b*');
  workbench.closeTab(b);
  expect(workbench.state.get().active).toBeNull();
});

test('closed tabs are reopened newest first where they were, passing over those open again', () => {
  const workbench = open(a, b, c);
  workbench.closeTab(b);
  workbench.closeTab(a);
  workbench.openFile(a);
  workbench.reopenClosedTab();
  expect(shown(workbench)).toBe('c b* a');
  workbench.reopenClosedTab();
  expect(shown(workbench)).toBe('c b* a');
});

test('moving puts a tab where it is told, within the ends, and keeps it', () => {
  const workbench = open(a, b);
  workbench.openFile(c, { preview: true });
  workbench.moveTab(c, 0);
  expect(shown(workbench)).toBe('c* a b');
  workbench.moveTab(c, 99);
  expect(shown(workbench)).toBe('a b c*');
});

test('stepping goes round the ends', () => {
  const workbench = open(a, b, c);
  workbench.stepTab(1);
  expect(shown(workbench)).toBe('a* b c');
  workbench.stepTab(-1);
  expect(shown(workbench)).toBe('a b c*');
});

test('what is to be revealed is told once, also to who listens later', () => {
  const workbench = open();
  const told: string[] = [];
  workbench.openFile(a, { reveal: { line: 3, column: 1 } });
  const stop = workbench.used.get().onReveal((id, target) => told.push(`${id} ${target.line}`));
  workbench.openFile(b, { reveal: { line: 5, column: 1 } });
  stop();
  workbench.openFile(b, { reveal: { line: 7, column: 1 } });
  expect(told).toEqual([`${a} 3`, `${b} 5`]);
});

test('the editor gets the keyboard unless it is asked not to', () => {
  const workbench = open();
  let count = 0;
  workbench.used.get().onFocus(() => count++);
  workbench.openFile(a, { preview: true, keepFocus: true });
  expect(count).toBe(0);
  workbench.openFile(a);
  expect(count).toBe(1);
});

test('on a narrow page opening a file uncovers the editor, and only one overlay is shown', () => {
  const workbench = open(a);
  workbench.setNarrow(true);
  workbench.setSideView('search');
  workbench.setPanel('chat');
  expect(workbench.state.get()).toMatchObject({ sideView: null, panel: 'chat' });
  workbench.setSideView('explorer');
  expect(workbench.state.get()).toMatchObject({ sideView: 'explorer', panel: null });
  workbench.openFile(b, { preview: true, keepFocus: true });
  expect(workbench.state.get().sideView).toBeNull();
});

test('what a wide page showed comes back when a narrow one is widened, and after a reload in between', () => {
  let kept: RememberedWorkbench | null = null;
  const memory: WorkbenchMemory = { load: () => kept, save: (remembered) => (kept = remembered) };
  const workbench = new Workbench(memory);
  workbench.openFile(a);
  workbench.setSideView('search');
  workbench.setNarrow(true);
  expect(workbench.state.get().sideView).toBeNull();
  workbench.openFile(b);
  const reloaded = new Workbench(memory);
  reloaded.setNarrow(true);
  expect(reloaded.state.get().sideView).toBeNull();
  reloaded.setPanel('chat');
  for (const widened of [workbench, reloaded]) {
    widened.setNarrow(false);
    expect(widened.state.get().sideView).toBe('search');
  }
  expect(reloaded.state.get().panel).toBe('chat');
});

test('tabs and views come back from memory; following does not', () => {
  let kept: RememberedWorkbench | null = null;
  const memory: WorkbenchMemory = {
    load: () => readRemembered(JSON.parse(JSON.stringify(kept))),
    save: (remembered) => {
      kept = remembered;
    },
  };
  const before = new Workbench(memory);
  before.openFile(a);
  before.openFile(b, { preview: true });
  before.setSideView('search');
  before.follow(7 as never);
  const after = new Workbench(memory);
  expect(shown(after)).toBe('a (b*)');
  expect(after.state.get()).toMatchObject({ sideView: 'search', following: null, recent: [b, a] });
});

test('memory of any other shape is harmless', () => {
  expect(readRemembered('x')).toBeNull();
  expect(
    readRemembered({
      tabs: [{ fileId: 'nonsense' }, { fileId: a }, null],
      active: 5,
      recent: [1, b],
      sideView: 'x',
    }),
  ).toEqual({
    panes: [{ tabs: [{ fileId: a, preview: false }], active: a, recent: [b] }],
    used: 0,
    sideView: null,
    panel: null,
  });
});

describe('two sides', () => {
  const sides = (workbench: Workbench): string =>
    workbench.panes
      .get()
      .map((pane) =>
        pane.state
          .get()
          .tabs.map(({ fileId }) => fileId.charAt(5))
          .join(' '),
      )
      .join(' | ');

  test('the other side is made with the file, is the one used from then on, and goes with its last tab', () => {
    const workbench = open(a, b);
    workbench.openBeside(b);
    workbench.openFile(c);
    expect(sides(workbench)).toBe('a b | b c');
    expect(shown(workbench)).toBe('b c*');
    workbench.focusOther();
    workbench.openBeside(a);
    expect(sides(workbench)).toBe('a b | b c a');
    workbench.closeTabs([a, b, c]);
    expect(sides(workbench)).toBe('a b');
    expect(shown(workbench)).toBe('a b*');
  });

  test('when the left side goes, the right one stays what it is', () => {
    const workbench = open(a);
    workbench.openBeside(b);
    const right = workbench.used.get();
    workbench.focusOther();
    workbench.closeTab(a);
    expect(workbench.panes.get()).toEqual([right]);
    expect(shown(workbench)).toBe('b*');
  });

  test('a tab moves across, and joining brings all back to one', () => {
    const workbench = open(a, b, c);
    workbench.openBeside(d);
    const [left, right] = workbench.panes.get();
    workbench.moveTabAcross(b, left!, right!, 0);
    expect(sides(workbench)).toBe('a c | b d');
    expect(shown(workbench)).toBe('b* d');
    workbench.joinPanes();
    expect(shown(workbench)).toBe('a c b* d');
  });

  test('a deleted file goes from both, and nothing is left of an empty side', () => {
    const workbench = open(a, b);
    workbench.openBeside(b);
    workbench.closeEverywhere([b]);
    expect(sides(workbench)).toBe('a');
  });

  test('both come back from memory', () => {
    let kept: RememberedWorkbench | null = null;
    const memory: WorkbenchMemory = {
      load: () => readRemembered(JSON.parse(JSON.stringify(kept))),
      save: (remembered) => {
        kept = remembered;
      },
    };
    const before = new Workbench(memory);
    before.openFile(a);
    before.openBeside(b);
    expect(sides(new Workbench(memory))).toBe('a | b');
    expect(shown(new Workbench(memory))).toBe('b*');
    before.joinPanes();
    expect(sides(new Workbench(memory))).toBe('a b');
  });
});

test('an editor that comes after it was asked to take the keyboard takes it, unless it is elsewhere by then', () => {
  const field = document.createElement('input');
  document.body.append(field);
  const focusedBy = (meanwhile: () => void): number => {
    const workbench = open(a);
    workbench.focusEditor();
    meanwhile();
    let count = 0;
    workbench.used.get().onFocus(() => count++);
    field.blur();
    return count;
  };
  expect(focusedBy(() => undefined)).toBe(1);
  expect(focusedBy(() => field.focus())).toBe(0);
  field.remove();
});
