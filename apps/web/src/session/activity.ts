import { ParticipantState } from '@coedit/protocol';

/** Without a key or pointer for this long: idle. */
const IDLE_AFTER_MS = 2 * 60_000;
/** In the background for this long: away. Before that the tab is idle, since a quick look elsewhere is not leaving. */
const AWAY_AFTER_MS = 5 * 60_000;

interface ActivityTimes {
  readonly now: number;
  readonly lastInput: number;
  /** null while the tab is in front. */
  readonly hiddenSince: number | null;
}

export function stateAt({ now, lastInput, hiddenSince }: ActivityTimes): ParticipantState {
  if (hiddenSince !== null) {
    return now - hiddenSince >= AWAY_AFTER_MS ? ParticipantState.Away : ParticipantState.Idle;
  }
  return now - lastInput >= IDLE_AFTER_MS ? ParticipantState.Idle : ParticipantState.Active;
}

const INPUT_EVENTS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;
const CHECK_EVERY_MS = 10_000;

/** Tells whenever the person becomes active, idle or away. Returns how to stop. */
export function watchActivity(tell: (state: ParticipantState) => void): () => void {
  let lastInput = Date.now();
  let hiddenSince: number | null = document.hidden ? lastInput : null;
  let told: ParticipantState = ParticipantState.Active;

  const check = () => {
    const state = stateAt({ now: Date.now(), lastInput, hiddenSince });
    if (state === told) return;
    told = state;
    tell(state);
  };
  const onInput = () => {
    lastInput = Date.now();
    if (told !== ParticipantState.Active) check();
  };
  const onVisibility = () => {
    hiddenSince = document.hidden ? Date.now() : null;
    if (!document.hidden) lastInput = Date.now();
    check();
  };

  for (const event of INPUT_EVENTS) window.addEventListener(event, onInput, { capture: true, passive: true });
  document.addEventListener('visibilitychange', onVisibility);
  const timer = setInterval(check, CHECK_EVERY_MS);
  check();
  return () => {
    for (const event of INPUT_EVENTS) window.removeEventListener(event, onInput, { capture: true });
    document.removeEventListener('visibilitychange', onVisibility);
    clearInterval(timer);
  };
}
