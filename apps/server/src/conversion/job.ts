import type { StoredState } from '../document/stored-state.ts';

export type Job =
  | { readonly kind: 'snapshot'; readonly parts: readonly Uint8Array[] }
  | { readonly kind: 'parts'; readonly stored: StoredState };

export type JobResult =
  | { readonly kind: 'snapshot'; readonly snapshot: Uint8Array }
  | { readonly kind: 'parts'; readonly parts: readonly Uint8Array[] };
