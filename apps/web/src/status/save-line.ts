import type { ConnectionStatus, SaveStatus } from '@coedit/client';
import { text } from '../texts/texts.ts';

/** What the status bar says of my edits and of the connection, and how loud. */
export interface SaveLine {
  readonly tone: 'ok' | 'busy' | 'warn' | 'bad';
  readonly icon: string;
  readonly words: string;
  readonly hint: string;
  /** How the connection comes back; null while there is one. */
  readonly retry: string | null;
}

interface SaveFacts {
  readonly connection: ConnectionStatus;
  readonly save: SaveStatus;
  /** False: this browser keeps no copy. */
  readonly kept: boolean;
  readonly canEdit: boolean;
  /** Edits that the server refuses because the role may only read. */
  readonly stranded: number;
  /** ms since 1970. */
  readonly now: number;
}

export function saveLine({ connection, save, kept, canEdit, stranded, now }: SaveFacts): SaveLine {
  const words = text.status;
  if (stranded > 0) {
    return {
      tone: 'bad',
      icon: 'warning',
      words: words.stranded(stranded),
      hint: words.strandedHint,
      retry: connection.kind === 'online' ? null : retryWords(connection, now),
    };
  }
  if (connection.kind === 'online' && save.kind !== 'offline') {
    if (!canEdit)
      return {
        tone: 'ok',
        icon: 'pass',
        words: words.readOnlySaved,
        hint: words.readOnlySavedHint,
        retry: null,
      };
    return save.kind === 'saved'
      ? { tone: 'ok', icon: 'pass', words: words.saved, hint: words.savedHint, retry: null }
      : { tone: 'busy', icon: 'sync', words: words.saving, hint: words.savingHint, retry: null };
  }
  const edits = save.kind === 'offline' ? save.edits : 0;
  const retry = retryWords(connection, now);
  if (connection.kind === 'connecting' && edits === 0) {
    return { tone: 'busy', icon: 'sync', words: words.connecting, hint: '', retry: null };
  }
  if (!kept && edits > 0) {
    return {
      tone: 'bad',
      icon: 'warning',
      words: words.offlineNotKept(edits),
      hint: words.notKeptHint,
      retry,
    };
  }
  const hint = canEdit ? words.offlineHint : '';
  return { tone: 'warn', icon: 'debug-disconnect', words: words.offline(edits), hint, retry };
}

function retryWords(connection: ConnectionStatus, now: number): string | null {
  if (connection.kind === 'closed') return text.status.closed;
  if (connection.kind === 'reconnecting' && connection.retryAt !== null) {
    return text.status.reconnectingIn(Math.max(1, Math.ceil((connection.retryAt - now) / 1000)));
  }
  return text.status.reconnecting;
}
