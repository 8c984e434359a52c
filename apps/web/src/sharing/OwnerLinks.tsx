import { useState } from 'react';
import { locale, text } from '../texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { LinkRow } from './LinkRow.tsx';
import { NewLink } from './NewLink.tsx';
import { lastUsed, linkName, type ShareLink } from './share-links.ts';
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
  /** Resolves to why it was not revoked; null when it was. */
  readonly onRevoke: () => Promise<string | null>;
}

function OwnerLink({ shown, onRevoke }: OwnerLinkProps) {
  const [asking, setAsking] = useState(false);
  const { view, url, isOnlyOwner } = shown;
  const name = linkName(view);
  const title = view.label
    ? `${view.label} (${text.common.roleWord(view.role)})`
    : text.common.role(view.role);
  return (
    <LinkRow name={title} copyName={name} note={noteOf(shown)} facts={factsOf(shown)} url={url}>
      {!isOnlyOwner && (
        <Button
          look="danger"
          aria-label={words.revokeLink(name)}
          aria-expanded={asking}
          onClick={() => setAsking(!asking)}
        >
          {words.revoke}
        </Button>
      )}
      {isOnlyOwner && <p className="share-only-owner field-hint">{words.onlyOwner}</p>}
      {asking && !isOnlyOwner && (
        <RevokeQuestion shown={shown} onRevoke={onRevoke} onClose={() => setAsking(false)} />
      )}
    </LinkRow>
  );
}

function RevokeQuestion({ shown, onRevoke, onClose }: OwnerLinkProps & { readonly onClose: () => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const { view } = shown;
  return (
    <div className="share-confirm" role="alert">
      {problem === null ? (
        <p>
          {words.revokeConfirm(linkName(view))} {view.current && words.revokeOwn}
        </p>
      ) : (
        <p className="field-error">{problem}</p>
      )}
      <Button onClick={onClose}>{text.common.cancel}</Button>
      <Button look="danger" onClick={() => void onRevoke().then(setProblem)}>
        {words.revoke}
      </Button>
    </div>
  );
}

function noteOf({ view }: ShareLink): string {
  const notes: string[] = [text.common.roleMeans[view.role]];
  if (view.hasPassword) notes.push(words.withPassword);
  return notes.join(' · ');
}

function factsOf({ view, isExpired }: ShareLink): readonly string[] {
  const facts: string[] = view.current ? [words.current] : [];
  if (isExpired) facts.push(words.expired);
  else if (view.expiresAt !== null) facts.push(words.expires(whenOf(view.expiresAt)));
  return [...facts, lastUsed(view, Date.now())];
}

/** To the minute, as it was chosen. */
function whenOf(time: string): string {
  return new Date(time).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' });
}
