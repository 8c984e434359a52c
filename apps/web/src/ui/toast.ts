import { createElement } from 'react';
import { toast as sonner } from 'sonner';

interface ToastOptions {
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

/** Takes a toast away whose news was seen elsewhere. */
export function dismissToast(key: string): void {
  sonner.dismiss(key);
}

type ToastKind = 'info' | 'success' | 'warning' | 'error';

/** A short message in the corner; read out by screen readers. Plain text only. */
export function toast(kind: ToastKind, message: string, options: ToastOptions = {}): void {
  const {
    key,
    action,
    otherwise,
    isTold = false,
    duration = kind === 'error' || action ? 10_000 : 5_000,
  } = options;
  sonner[kind](isTold ? createElement('span', { 'aria-hidden': true }, message) : message, {
    duration,
    ...(key !== undefined && { id: key }),
    ...(action !== undefined && { action: { label: action.label, onClick: action.run } }),
    ...(otherwise !== undefined && { cancel: { label: otherwise.label, onClick: otherwise.run } }),
  });
}
