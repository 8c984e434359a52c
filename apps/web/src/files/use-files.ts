import { useMemo } from 'react';
import { useSession } from '../session/session-context.tsx';
import { explorerOf } from './explorer-model.ts';
import { FileActions } from './file-actions.ts';

/** The explorer's state and what can be done with files. */
export function useFiles() {
  const { client, workbench } = useSession();
  const explorer = explorerOf(workbench);
  const actions = useMemo(() => new FileActions(client, workbench, explorer), [client, workbench, explorer]);
  return { explorer, actions };
}
