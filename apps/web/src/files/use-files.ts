import { useMemo } from 'react';
import { useSession } from '../session/session-context.tsx';
import { blobBytesOf } from './blobs/blob-bytes.ts';
import { explorerOf } from './explorer-model.ts';
import { FileActions } from './file-actions.ts';

/** The explorer's state and what can be done with files. */
export function useFiles() {
  const { client, workbench, api, link } = useSession();
  const explorer = explorerOf(workbench);
  const blobs = blobBytesOf(api, link.sessionId);
  const actions = useMemo(
    () => new FileActions(client, workbench, explorer, blobs),
    [client, workbench, explorer, blobs],
  );
  return { explorer, actions, blobs };
}
