import type { LinkId, Participant } from '@coedit/protocol';
import { type FormEvent, useState } from 'react';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { failureSentence } from '../ui/failure-sentence.ts';
import { toast } from '../ui/toast.ts';
import './people.css';

interface RemoveDialogProps {
  readonly person: Participant;
  readonly onClose: () => void;
}

const words = text.people;

/** Removing cannot be undone for the link they have, so it is asked; and what it does not prevent is said. */
export function RemoveDialog({ person, onClose }: RemoveDialogProps) {
  const { api, link } = useSession();
  const [alsoLink, setAlsoLink] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const revoke = async (linkId: LinkId) => {
    const mine = (await api.listLinks(link.sessionId)).find(({ current }) => current);
    if (mine?.id === linkId) toast('warning', words.sameLink);
    else await api.deleteLink(link.sessionId, linkId);
  };
  const remove = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const { linkId, lasts } = await api.removeParticipant(link.sessionId, person.userId);
      toast('success', words.removed(person.name, lasts));
      if (alsoLink) await revoke(linkId);
      onClose();
    } catch (reason) {
      setProblem(words.notRemoved(failureSentence(reason)));
      setBusy(false);
    }
  };
  return (
    <Dialog title={words.removeTitle(person.name)} onClose={onClose}>
      <form className="remove-form" onSubmit={(event) => void remove(event)}>
        <p>{words.removeExplain}</p>
        <label className="remove-link">
          <input type="checkbox" checked={alsoLink} onChange={(event) => setAlsoLink(event.target.checked)} />
          <span>{words.removeLinkToo}</span>
        </label>
        {problem !== null && <p role="alert">{problem}</p>}
        <div className="dialog-actions">
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button look="danger" type="submit" disabled={isBusy}>
            {words.removeNow}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
