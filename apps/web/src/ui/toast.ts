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
/** What was said before the page was drawn. */
const waiting: ((screen: ToastScreen) => void)[] = [];

/** A short message in the corner; read out by screen readers. Plain text only. */
export function toast(kind: ToastKind, message: string, options: ToastOptions = {}): void {
  tell((shown) => shown.show(kind, message, options));
}

/** Takes a toast away whose news was seen elsewhere. */
export function dismissToast(key: string): void {
  tell((shown) => shown.dismiss(key));
}

/** For `Toasts` alone. Returns what ends it. */
export function toastsAppearOn(shown: ToastScreen): () => void {
  screen = shown;
  for (const say of waiting.splice(0)) say(shown);
  return () => {
    if (screen === shown) screen = null;
  };
}

function tell(say: (screen: ToastScreen) => void): void {
  if (screen === null) waiting.push(say);
  else say(screen);
}
