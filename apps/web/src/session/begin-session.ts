import type { Preferences } from '../settings/preferences.ts';
import { until } from '../ui/until.ts';
import type { JoinState } from './session-join.ts';
import { type SessionStart, startOf } from './session-start.ts';
import { type Begun, beginJoin } from './way-in.ts';

/** ms that drawing the page waits for the editor, for it takes the processor. Over a slow line the page comes first. */
const PATIENCE = 300;
/** ms more where all of the editor has been fetched, and is only being read: then it is the processor that is slow. */
const MORE_PATIENCE = 1000;

/**
 * Joins the session that the address names, and shows its editor. Resolves when the page is to be drawn, around the editor or instead of
 * it: what fails is for the page to show. `isFetched`: all of the editor is. Returns what takes the editor away where there is no page
 * for it.
 */
export async function beginSession(preferences: Preferences, isFetched: () => boolean): Promise<() => void> {
  const way = beginJoin(preferences);
  if (way === null) return () => undefined;
  let start: SessionStart | undefined;
  const began = (begun: SessionStart) => {
    start = begun;
  };
  await Promise.race([begin(way, preferences, began), patience(isFetched)]);
  return () => {
    // What was typed goes on being saved; where nothing could be, the editor must not come over what is shown instead.
    if (start === undefined) way.join.close();
    else start.endFirst();
  };
}

async function begin(
  { join, link }: Begun,
  preferences: Preferences,
  began: (start: SessionStart) => void,
): Promise<void> {
  const opened = await until(join.state, isNot('opening'));
  if (opened.kind !== 'open') return;
  const start = startOf(opened.session, join, link, preferences);
  began(start);
  const left = until(join.state, (now): now is JoinState => now !== opened);
  // Also where the page has not come to it yet.
  void left.then(() => start.dispose());
  await Promise.race([start.showEditor(), left]);
}

async function patience(isFetched: () => boolean): Promise<void> {
  await later(PATIENCE);
  if (isFetched()) await later(MORE_PATIENCE);
}

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function isNot<Kind extends JoinState['kind']>(kind: Kind) {
  return (state: JoinState): state is Exclude<JoinState, { kind: Kind }> => state.kind !== kind;
}
