import { type ReactNode, useEffect, useId, useRef } from 'react';
import { text } from '../texts/texts.ts';
import { IconButton } from './Button.tsx';
import { hideTooltips } from './Tooltip.tsx';
import './dialog.css';
import { InsideDialog } from './inside-dialog.ts';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** 'wide' for side-by-side content. */
  readonly size?: 'normal' | 'wide';
}

/** Mounted = open. The browser's own dialog keeps the focus inside, closes on Escape and gives the focus back. */
export function Dialog({ title, onClose, children, size = 'normal' }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    const before = document.activeElement;
    hideTooltips();
    if (!dialog.open) dialog.showModal();
    return () => {
      dialog.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it by keyboard
    <dialog
      ref={element}
      className={`dialog dialog-${size}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // Chromium closes without asking when nobody has clicked or typed since it opened.
      onClose={() => {
        if (element.current !== null) onClose();
      }}
      onClick={(event) => {
        if (event.target === element.current) onClose();
      }}
    >
      <div className="dialog-inside">
        <header className="dialog-header">
          <h2 id={titleId}>{title}</h2>
        </header>
        <InsideDialog value={true}>
          {children}
          {/* Last, so that the first field gets the focus on opening. */}
          <IconButton className="dialog-close" icon="close" label={text.common.close} onClick={onClose} />
        </InsideDialog>
      </div>
    </dialog>
  );
}
