import type { ReactNode } from 'react';

export interface NamedContent {
  /** Of the landmark. */
  readonly name: string;
  readonly content: ReactNode;
}

export interface LayoutProps {
  readonly side: NamedContent | null;
  readonly editor: ReactNode;
  readonly panel: NamedContent | null;
}
