import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { heightAs } from './height-as.ts';
import './corner-note.css';

interface CornerNoteProps {
  /** Its name for who does not see it. */
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Read by Toasts.tsx. */
const noteHeight = heightAs('--corner-note');

/** A word to the person in the corner of the page, in nobody's way. One at a time. */
export function CornerNote({ label, className, children }: CornerNoteProps) {
  return (
    <section ref={noteHeight} className={classNames('corner-note', className)} aria-label={label}>
      {children}
    </section>
  );
}
