import { Toaster } from 'sonner';
import { text } from '../text/en.ts';
import './toasts.css';

/** Where toasts appear; once on the page. */
export function Toasts() {
  return (
    <Toaster
      position="bottom-right"
      closeButton
      containerAriaLabel={text.common.notifications}
      offset={{ bottom: 36, right: 16 }}
      mobileOffset={{ bottom: 78 }}
    />
  );
}
