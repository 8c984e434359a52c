import type { FileId } from '@coedit/protocol';
import { useRef } from 'react';
import { useSession } from '../session/session-context.tsx';
import { useReadable } from '../ui/use-readable.ts';

/** The path of each file, and of those that were deleted while the page was open the last one they had. */
export function useLastPaths(): ReadonlyMap<FileId, string> {
  const { client } = useSession();
  const files = useReadable(client.workspace.files);
  const known = useRef(new Map<FileId, string>());
  for (const { id, displayPath } of files) known.current.set(id, displayPath);
  return known.current;
}
