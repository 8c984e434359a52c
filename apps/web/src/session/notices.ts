import type { SessionClient } from '@coedit/client';
import type { Notice, Role } from '@coedit/protocol';
import { useEffect } from 'react';
import { text } from '../texts/texts.ts';
import { toast } from '../ui/toast.ts';

/** What the server tells in passing, as toasts. What the page shows elsewhere already is not said twice. */
export function useNotices(client: SessionClient): void {
  useEffect(() => client.onNotice(show), [client]);
  useEffect(() => {
    let role: Role | undefined = client.session.get()?.role;
    return client.session.subscribe(() => {
      const now = client.session.get()?.role;
      if (role !== undefined && now !== undefined && now !== role)
        toast('info', text.session.roleChanged(now), { key: 'role' });
      role = now;
    });
  }, [client]);
}

function show(notice: Notice): void {
  const words = text.told.notice(notice.code, notice.text);
  switch (notice.code) {
    // The status bar, the header, the files and the refusal page say these.
    case 'content-gone':
    case 'restarting':
    case 'session-renamed':
    case 'role-changed':
    case 'link-revoked':
    case 'link-expired':
    case 'person-removed':
    case 'session-deleted':
      return;
    case 'chat-deleted':
    case 'ask-declined':
    case 'ask-needless':
      toast('info', words, { key: notice.code });
      return;
    case 'storage-available':
      toast('success', words, { key: 'storage' });
      return;
    case 'storage-unavailable':
      toast('error', words, { key: 'storage', duration: Number.POSITIVE_INFINITY });
      return;
    default:
      if (words !== '') toast('warning', words, { key: notice.code });
  }
}
