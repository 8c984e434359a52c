import type { LinkView } from '@coedit/protocol';
import { useCallback, useEffect, useState } from 'react';
import { forgetLink, knownLinks, rememberLinks } from '../session/known-links.ts';
import { useSession } from '../session/session-context.tsx';
import { text } from '../text/en.ts';
import { Button } from '../ui/Button.tsx';
import { failureSentence } from '../ui/failure-sentence.ts';
import { localStorageOrNull } from '../ui/local-storage.ts';
import { LinkRow } from './LinkRow.tsx';
import { NewLink, type NewLinkValues } from './NewLink.tsx';
import { linkName, type ShareLink, shareLinks } from './share-links.ts';

const words = text.sharing;

/** All links of the session: copy, make, revoke. */
export function OwnerLinks() {
  const { api, link } = useSession();
  const [links, setLinks] = useState<readonly LinkView[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [news, setNews] = useState('');

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
  const reload = useCallback(
    () => attempt(async () => setLinks(await api.listLinks(link.sessionId))),
    [api, link, attempt],
  );
  useEffect(() => void reload(), [reload]);

  const create = (values: NewLinkValues) =>
    attempt(async () => {
      const made = await api.createLink(link.sessionId, values);
      rememberLinks(localStorageOrNull(), link.sessionId, [made]);
      setNews(words.made);
      setLinks(await api.listLinks(link.sessionId));
    });
  const revoke = (shown: ShareLink) =>
    attempt(async () => {
      await api.deleteLink(link.sessionId, shown.view.id);
      forgetLink(localStorageOrNull(), link.sessionId, shown.view.id);
      setNews(words.revoked(nameOf(shown.view)));
      // With my own link gone, the list is no longer mine to ask for; the page is told by the close code.
      if (!shown.view.current) setLinks(await api.listLinks(link.sessionId));
    });

  const shown =
    links &&
    shareLinks(links, {
      sessionId: link.sessionId,
      origin: window.location.origin,
      token: link.token,
      known: knownLinks(localStorageOrNull(), link.sessionId),
      now: Date.now(),
    });
  return (
    <>
      {problem !== null && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      {shown === null && problem === null && <p className="muted">{words.loading}</p>}
      <ul className="share-links" aria-label={words.links}>
        {shown?.map((each) => (
          <OwnerLink key={each.view.id} shown={each} onRevoke={() => revoke(each)} />
        ))}
      </ul>
      <p className="share-news" role="status">
        {news}
      </p>
      <NewLink onCreate={create} />
    </>
  );
}

interface OwnerLinkProps {
  readonly shown: ShareLink;
  readonly onRevoke: () => Promise<boolean>;
}

function OwnerLink({ shown, onRevoke }: OwnerLinkProps) {
  const [asking, setAsking] = useState(false);
  const { view, url } = shown;
  const name = nameOf(view);
  const title = view.label
    ? `${view.label} (${text.common.role(view.role).toLowerCase()})`
    : text.common.role(view.role);
  return (
    <LinkRow name={title} copyName={name} note={noteOf(shown)} url={url}>
      <Button
        look="danger"
        aria-label={words.revokeLink(name)}
        aria-expanded={asking}
        onClick={() => setAsking(!asking)}
      >
        {words.revoke}
      </Button>
      {asking && (
        <div className="share-confirm" role="alert">
          <p>
            {words.revokeConfirm(name)} {view.current && words.revokeOwn}
          </p>
          <Button onClick={() => setAsking(false)}>{text.common.cancel}</Button>
          <Button look="danger" onClick={() => void onRevoke()}>
            {words.revoke}
          </Button>
        </div>
      )}
    </LinkRow>
  );
}

function nameOf(view: LinkView): string {
  return linkName(view.label, view.role, text.common.role);
}

function noteOf({ view, isExpired }: ShareLink): string {
  const notes: string[] = [text.common.roleMeans[view.role]];
  if (view.current) notes.push(words.current);
  if (isExpired) notes.push(words.expired);
  else if (view.expiresAt !== null) notes.push(words.expires(new Date(view.expiresAt).toLocaleString()));
  return notes.join(' · ');
}
