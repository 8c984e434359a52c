import type { LinkView } from '@coedit/protocol';
import { useCallback, useEffect, useState } from 'react';
import { forgetLink, knownLinks, rememberLinks } from '../session/known-links.ts';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { failureSentence } from '../ui/failure-sentence.ts';
import { localStorageOrNull } from '../ui/local-storage.ts';
import type { NewLinkValues } from './NewLink.tsx';
import { linkName, type ShareLink, shareLinks } from './share-links.ts';

const words = text.sharing;

/** The session's links, as the server lists them, with the tokens that this browser knows. For owners. */
export function useSessionLinks() {
  const { api, link } = useSession();
  const { sessionId, token } = link;
  /** null: not yet listed. */
  const [views, setViews] = useState<readonly LinkView[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [news, setNews] = useState('');
  const storage = localStorageOrNull();

  const list = useCallback(async () => setViews(await api.listLinks(sessionId)), [api, sessionId]);
  /** False, and the problem is shown, when it failed. */
  const attempt = useCallback(async (act: () => Promise<void>): Promise<boolean> => {
    try {
      await act();
      setProblem(null);
      return true;
    } catch (reason) {
      setProblem(words.failed(failureSentence(reason)));
      return false;
    }
  }, []);
  useEffect(() => void attempt(list), [attempt, list]);

  const create = (values: NewLinkValues) =>
    attempt(async () => {
      const made = await api.createLink(sessionId, values);
      rememberLinks(storage, sessionId, [made]);
      setNews(words.made);
      await list();
    });
  /** Resolves to why it was not revoked, to be said where it was asked for; null when it was. */
  const revoke = async ({ view }: ShareLink): Promise<string | null> => {
    try {
      await api.deleteLink(sessionId, view.id);
    } catch (reason) {
      return failureSentence(reason);
    }
    forgetLink(storage, sessionId, view.id);
    setNews(words.revoked(linkName(view)));
    // With my own link gone, the list is no longer mine to ask for; the page is told by the close code.
    if (!view.current) await attempt(list);
    return null;
  };

  const known = knownLinks(storage, sessionId);
  const { origin } = window.location;
  const links = views && shareLinks(views, { sessionId, origin, token, known, now: Date.now() });
  return { links, problem, news, create, revoke };
}
