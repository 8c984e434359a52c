export interface ToastOptions {
  /** A toast of the same key is replaced, so that a repeated trouble does not pile up. */
  readonly key?: string;
  readonly action?: { readonly label: string; readonly run: () => void };
  /** Screen readers hear of it elsewhere. */
  readonly isTold?: boolean;
  /** The other answer, where there are two. */
  readonly otherwise?: { readonly label: string; readonly run: () => void };
  /** ms; default: long enough to read. */
  readonly duration?: number;
}

export type ToastKind = 'info' | 'success' | 'warning' | 'error';

/** Where toasts appear. */
export interface ToastScreen {
  show(kind: ToastKind, message: string, options: ToastOptions): void;
  dismiss(key: string): void;
}

let screen: ToastScreen | null = null;
/** What was said before the page was drawn, of each key the last word. */
let waiting: readonly Word[] = [];
/** More are read by nobody: the oldest go. */
const MOST_WAITING = 10;

interface Word {
  readonly key: string | undefined;
  readonly say: (screen: ToastScreen) => void;
}

/** A short message in the corner; read out by screen readers. Plain text only. */
export function toast(kind: ToastKind, message: string, options: ToastOptions = {}): void {
  tell({ key: options.key, say: (shown) => shown.show(kind, message, options) });
}

/** Takes a toast away whose news was seen elsewhere. */
export function dismissToast(key: string): void {
  tell({ key, say: (shown) => shown.dismiss(key) });
}

/** For `Toasts` alone. Returns what ends it. */
export function toastsAppearOn(shown: ToastScreen): () => void {
  screen = shown;
  const words = waiting;
  waiting = [];
  for (const { say } of words) say(shown);
  return () => {
    if (screen === shown) screen = null;
  };
}

function tell(word: Word): void {
  if (screen !== null) word.say(screen);
  else
    waiting = [...waiting.filter(({ key }) => key === undefined || key !== word.key), word].slice(
      -MOST_WAITING,
    );
}
