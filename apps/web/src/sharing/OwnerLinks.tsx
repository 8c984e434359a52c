import { useState } from 'react';
import { text } from '../text/en.ts';
import { Button } from '../ui/Button.tsx';
import { LinkRow } from './LinkRow.tsx';
import { NewLink } from './NewLink.tsx';
import { linkName, type ShareLink } from './share-links.ts';
import { useSessionLinks } from './use-session-links.ts';

const words = text.sharing;

/** All links of the session: copy, make, revoke. */
export function OwnerLinks() {
  const { links, problem, news, create, revoke } = useSessionLinks();
  return (
    <>
      {problem !== null && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      {links === null && problem === null && <p className="muted">{words.loading}</p>}
      <ul className="share-links" aria-label={words.links}>
        {links?.map((each) => (
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
  const name = linkName(view);
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

function noteOf({ view, isExpired }: ShareLink): string {
  const notes: string[] = [text.common.roleMeans[view.role]];
  if (view.current) notes.push(words.current);
  if (isExpired) notes.push(words.expired);
  else if (view.expiresAt !== null) notes.push(words.expires(new Date(view.expiresAt).toLocaleString()));
  return notes.join(' · ');
}
