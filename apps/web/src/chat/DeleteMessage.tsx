import type { ChatMessage } from '@coedit/protocol';
import { useState } from 'react';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { toast } from '../ui/toast.ts';
import { useReadable } from '../ui/use-readable.ts';

interface DeleteMessageProps {
  readonly message: ChatMessage;
}

/** One's own words, and for owners everyone's. */
export function DeleteMessage({ message }: DeleteMessageProps) {
  const { said, role } = useSession();
  const isOwner = useReadable(role) === 'owner';
  if (said.has(message.id)) return <DeleteMine message={message} />;
  return isOwner ? <DeleteOthers message={message} /> : null;
}

/** Not asked first: it can be said again. */
function DeleteMine({ message }: DeleteMessageProps) {
  const { client, said } = useSession();
  const sayAgain = () => {
    const id = client.sendChat(message.text);
    if (id !== null) said.add(id);
  };
  const remove = () => {
    client.retractChat(message.id);
    toast('info', text.chat.deleted, {
      key: 'deleted',
      action: { label: text.chat.sayAgain, run: sayAgain },
    });
  };
  return <IconButton className="chat-delete" icon="trash" label={text.chat.delete} onClick={remove} />;
}

/** Asked first: nobody can say another's words again. */
function DeleteOthers({ message }: DeleteMessageProps) {
  const { client } = useSession();
  const [isAsking, setAsking] = useState(false);
  const words = text.chat.deleteOthers;
  return (
    <>
      <IconButton
        className="chat-delete"
        icon="trash"
        label={words.delete(message.name)}
        onClick={() => setAsking(true)}
      />
      {isAsking && (
        <Dialog title={words.title(message.name)} onClose={() => setAsking(false)}>
          <p>{words.explain}</p>
          <div className="dialog-actions">
            <Button onClick={() => setAsking(false)}>{text.common.cancel}</Button>
            <Button look="danger" onClick={() => client.retractChat(message.id)}>
              {words.now}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
