import type { UserId } from '@coedit/protocol';
import { expect, test } from 'vitest';
import type { PaneEditor } from '../editor/pane-editor.ts';
import { UsedEditor } from '../editor/used-editor.ts';
import type { Workbench } from '../shell/workbench.ts';
import { Store } from '../ui/store.ts';
import { NOBODY, type Sight } from './sight.ts';
import { tellCompanions } from './tell-companions.ts';

const GRACE = 7 as UserId;

test('who is on my line is told of the side that I use, and of no other, and of none at the end', () => {
  const panes = [{}, {}];
  const usedPane = new Store(panes[0]);
  const workbench = { used: usedPane, panes: new Store(panes) } as unknown as Workbench;
  const used = new UsedEditor(workbench);
  const sights = panes.map((pane) => {
    const sight = new Store<Sight>(NOBODY);
    used.add({ pane, watch: { sight } } as unknown as PaneEditor);
    return sight;
  });
  let told: readonly UserId[] = [];
  const end = tellCompanions(used, { tellCompanions: (companions) => (told = companions) });
  sights[0]?.set({ ...NOBODY, companions: [GRACE] });
  expect(told).toEqual([GRACE]);
  usedPane.set(panes[1]);
  expect(told).toEqual([]);
  usedPane.set(panes[0]);
  expect(told).toEqual([GRACE]);
  end();
  expect(told).toEqual([]);
});
