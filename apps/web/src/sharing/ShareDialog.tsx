import { may } from '@coedit/protocol';
import { useSession } from '../session/session-context.tsx';
import { sessionAddress } from '../session/session-links.ts';
import { text } from '../texts/texts.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useReadable } from '../ui/use-readable.ts';
import { LinkRow } from './LinkRow.tsx';
import { OwnerLinks } from './OwnerLinks.tsx';
import './sharing.css';

const words = text.sharing;

/** Owners see all links; everyone else the one they came with. */
export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const { client, link } = useSession();
  const role = useReadable(client.session)?.role;
  const ownUrl = window.location.origin + sessionAddress(link.sessionId, link.token);
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p className="muted">{words.explain}</p>
      {role === undefined && (
        <p className="share-not-yet" role="status">
          {words.notYet}
        </p>
      )}
      {isLocal(window.location.hostname) && <p className="share-local">{words.localOnly}</p>}
      {role !== undefined && may(role, 'manage') && <OwnerLinks />}
      {role !== undefined && !may(role, 'manage') && (
        <>
          <ul className="share-links">
            <LinkRow
              name={words.yourLink(role)}
              copyName={text.common.roleWord(role)}
              url={ownUrl}
              note={text.common.roleMeans[role]}
            />
          </ul>
          <p className="field-hint">{words.stronger}</p>
        </>
      )}
    </Dialog>
  );
}

function isLocal(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
