import { Tooltip as Radix } from 'radix-ui';
import { cloneElement, type ReactElement, type ReactNode, useContext } from 'react';
import { InsideDialog } from './inside-dialog.ts';
import './tooltip.css';

/** Once, around the page: moving between neighbours then shows the next tooltip without a delay. */
export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  return <Radix.Provider delayDuration={500}>{children}</Radix.Provider>;
}

interface TooltipProps {
  readonly text: string;
  /** One focusable element. */
  readonly children: ReactElement<{ title?: string }>;
}

export function Tooltip({ text, children }: TooltipProps) {
  // Ours would be behind the dialog, and take the Escape that is meant to close it.
  if (useContext(InsideDialog)) return cloneElement(children, { title: text });
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className="tooltip" sideOffset={6} collisionPadding={8}>
          {text}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Radix shuts a tooltip when another opens, and tells by this event. One left open would take a dialog's first Escape. */
export function hideTooltips(): void {
  document.dispatchEvent(new CustomEvent('tooltip.open'));
}
