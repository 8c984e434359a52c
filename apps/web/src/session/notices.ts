import type { SessionClient } from '@coedit/client';
import type { Notice, Role } from '@coedit/protocol';
import { text } from '../texts/texts.ts';
import { toast } from '../ui/toast.ts';

/**
 * What the server tells in passing, as toasts. What the page shows elsewhere already is not said twice. Some of it comes with the
 * welcome, before the page is drawn. Returns what ends it.
 */
export function tellNotices(client: SessionClient): () => void {
  let role: Role | undefined = client.session.get()?.role;
  const look = () => {
    const now = client.session.get()?.role;
    if (role !== undefined && now !== undefined && now !== role)
      toast('info', text.session.roleChanged(now), { key: 'role' });
    role = now;
  };
  const ends = [client.onNotice(show), client.session.subscribe(look)];
  return () => {
    for (const end of ends) end();
  };
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
