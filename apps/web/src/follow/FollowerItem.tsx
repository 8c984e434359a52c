import { useEffect } from 'react';
import { useSession } from '../session/session-context.tsx';
import { listOf } from '../texts/isolate.ts';
import { text } from '../texts/texts.ts';
import { Icon } from '../ui/Icon.tsx';
import { useReadable } from '../ui/use-readable.ts';

/** Whose views follow mine: they see what I do. */
export function FollowerItem() {
  const { announcer, client } = useSession();
  const followers = useReadable(client.followers);
  const people = useReadable(client.participants).filter(({ userId }) => followers.includes(userId));
  const names = people.map(({ name }) => name);
  const [first] = names;
  const words = first === undefined ? null : text.editor.follow.followedBy(first, names.length - 1);
  useEffect(() => {
    if (words !== null) announcer.say('people', words);
  }, [announcer, words]);
  return (
    <span className="status-companion">
      {first !== undefined && (
        <span className="status-item" title={text.editor.follow.followers(listOf(names))}>
          <Icon name="eye" />
          {words}
        </span>
      )}
    </span>
  );
}
