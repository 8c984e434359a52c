import type { UserId } from '@coedit/protocol';
import type { editor } from 'monaco-editor/editor';
import { afterEach, expect, it } from 'vitest';
import { twoPeers } from '../editor/testing/peer.ts';
import type { SessionServices } from '../session/session-context.tsx';
import { Store } from '../ui/store.ts';
import { FoldMarks } from './fold-marks.ts';
import { NOBODY, type Sight } from './sight.ts';
import type { SightWatch } from './sight-watch.ts';

const GRACE = 7 as UserId;
const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

it('stands at the end of the line that stays to be seen, also when that line grows', () => {
  const [mine, grace] = twoPeers('if (a) {\n  b\n}\n');
  const view = mine.openEditor();
  const widgets = new Set<editor.IContentWidget>();
  const laidOut: (number | undefined)[] = [];
  const place = (widget: editor.IContentWidget) => laidOut.push(widget.getPosition()?.position?.column);
  view.addContentWidget = (widget) => {
    widgets.add(widget);
    place(widget);
  };
  view.layoutContentWidget = place;
  view.removeContentWidget = (widget) => widgets.delete(widget);
  const sight = new Store<Sight>(NOBODY);
  const participants = new Store([{ userId: GRACE, name: 'Grace', colour: 3 }]);
  const services = { client: { participants } } as unknown as SessionServices;
  const marks = new FoldMarks(view, { sight } as unknown as SightWatch, services);
  open.push(() => {
    marks.dispose();
    mine.close();
    grace.close();
  });
  sight.set({ ...NOBODY, folded: new Map([[1, [{ userId: GRACE, line: 2 }]]]) });
  expect(laidOut).toEqual([9]);
  grace.edit({ at: 8, insert: ' // why' });
  grace.sendTo(mine);
  expect(laidOut.at(-1)).toBe(16);
  sight.set(NOBODY);
  expect(widgets.size).toBe(0);
});
