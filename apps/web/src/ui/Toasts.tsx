import { createElement, type FocusEvent, useEffect } from 'react';
import { toast as sonner, Toaster } from 'sonner';
import { text } from '../texts/texts.ts';
import { type ToastScreen, toastsAppearOn } from './toast.ts';
import './toasts.css';

/** Where toasts appear; once on the page. */
export function Toasts() {
  // Behind the toaster's own effect: before it listens, it hears nothing.
  useEffect(() => toastsAppearOn(SCREEN), []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears of what is inside
    <div onBlur={letGo}>
      <Toaster
        position="bottom-right"
        closeButton
        // A call that waits for an answer must not hide behind what came after it.
        expand
        containerAriaLabel={text.common.notifications}
        // The chat, when it is open, makes room beside or below itself (chat/toast-room.ts), and on a phone so do a note in the
        // corner and the name of whom I follow.
        offset={{ bottom: 36, right: 'var(--toast-right, 16px)' }}
        mobileOffset={{
          bottom: 'calc(78px + var(--toast-lift, 0px) + var(--follow-name, 0px) + var(--corner-note, 0px))',
        }}
      />
    </div>
  );
}

/** Sonner gives the keyboard back to where it came from, also to whom a command has just moved it elsewhere. */
function letGo({ currentTarget, relatedTarget }: FocusEvent): void {
  if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget)) relatedTarget.focus();
}

const SCREEN: ToastScreen = {
  show: (
    kind,
    message,
    { key, action, otherwise, isTold = false, duration = kind === 'error' || action ? 10_000 : 5_000 },
  ) => {
    sonner[kind](isTold ? createElement('span', { 'aria-hidden': true }, message) : message, {
      duration,
      ...(key !== undefined && { id: key }),
      ...(action !== undefined && { action: { label: action.label, onClick: action.run } }),
      ...(otherwise !== undefined && { cancel: { label: otherwise.label, onClick: otherwise.run } }),
    });
  },
  dismiss: (key) => {
    sonner.dismiss(key);
  },
};
