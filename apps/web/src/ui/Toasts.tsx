import { Toaster } from 'sonner';
import { text } from '../texts/texts.ts';
import './toasts.css';

/** Where toasts appear; once on the page. */
export function Toasts() {
  return (
    <Toaster
      position="bottom-right"
      closeButton
      // A call that waits for an answer must not hide behind what came after it.
      expand
      containerAriaLabel={text.common.notifications}
      // The chat, when it is open, makes room beside or below itself (chat/toast-room.ts).
      offset={{ bottom: 36, right: 'var(--toast-right, 16px)' }}
      mobileOffset={{ bottom: 'calc(78px + var(--toast-lift, 0px))' }}
    />
  );
}
