import { createElement, type FocusEvent, useEffect, useRef } from 'react';
import { toast as sonner, Toaster } from 'sonner';
import { text } from '../texts/texts.ts';
import { type ToastScreen, toastsAppearOn } from './toast.ts';
import './toasts.css';

/** Where toasts appear; once on the page. */
export function Toasts() {
  // Behind the toaster's own effect: before it listens, it hears nothing.
  useEffect(() => toastsAppearOn(SCREEN), []);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watch = new MutationObserver(leaveWhatGoes);
    if (place.current) watch.observe(place.current, { subtree: true, attributeFilter: ['data-removed'] });
    return () => watch.disconnect();
  }, []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears of what is inside
    <div ref={place} onBlur={letGo}>
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

/**
 * A message that goes fades first. Taken out of the page with the keyboard in it, it would leave the keyboard nowhere, and sonner would
 * fetch it back at some later time, from where the person is by then. Let go of before, sonner gives it back at once.
 */
function leaveWhatGoes(): void {
  const { activeElement } = document;
  const going = activeElement?.closest('[data-sonner-toast], [data-sonner-toaster]');
  const goes =
    going?.matches('[data-removed=true]') === true ||
    (going?.matches('[data-sonner-toaster]') === true &&
      going.querySelector('[data-sonner-toast]:not([data-removed=true])') === null);
  if (goes && activeElement instanceof HTMLElement) activeElement.blur();
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
