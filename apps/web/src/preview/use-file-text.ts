import type { FileId } from '@coedit/protocol';
import { useEffect, useState } from 'react';
import { useSession } from '../session/session-context.tsx';

/** ms between two renderings while people type. */
const PACE = 120;

/** The text of a file as it is now, told at a pace that a preview can follow. */
export function useFileText(id: FileId): string {
  const { client } = useSession();
  const [content, setContent] = useState(() => client.workspace.text(id).toString());
  useEffect(() => {
    const shared = client.workspace.text(id);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      timer = undefined;
      setContent(shared.toString());
    };
    const onChange = () => {
      timer ??= setTimeout(read, PACE);
    };
    read();
    shared.observe(onChange);
    return () => {
      clearTimeout(timer);
      shared.unobserve(onChange);
    };
  }, [client, id]);
  return content;
}
