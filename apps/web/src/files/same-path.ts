import type { SessionClient, WorkspaceFile } from '@coedit/client';
import { FILES_ROOT, type FileId, isFileId } from '@coedit/protocol';
import type * as Y from 'yjs';

/** A file of mine, and one of somebody else that got the same path before either of us could know. */
export interface SamePath {
  readonly mine: WorkspaceFile;
  readonly theirs: WorkspaceFile;
  /** Who made theirs, if they are here. */
  readonly name: string | null;
}

type Watched = Pick<SessionClient, 'doc' | 'workspace' | 'participants'>;

/** ms. Back on line, files may come before the people who made them. */
const PATIENCE = 1500;

/** Nothing is lost when two make one path at once, but one of the files has a number in its name: both are told why. */
export function watchSamePaths(
  client: Watched,
  onSamePath: (clash: SamePath) => void,
  patience = PATIENCE,
): () => void {
  const entries: Y.Map<unknown> = client.doc.getMap(FILES_ROOT);
  const mine = new Set<FileId>();
  const told = new Set<string>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const note = ({ changes }: Y.YMapEvent<unknown>, { local }: Y.Transaction): void => {
    for (const [key, { action }] of changes.keys) {
      if (!isFileId(key)) continue;
      if (local && action !== 'delete') mine.add(key);
      else mine.delete(key);
    }
  };
  const look = (): void => {
    for (const [own, other] of pairsOf(client.workspace.files.get(), mine)) {
      const pair = [own.id, other.id, own.path].join();
      if (told.has(pair)) continue;
      told.add(pair);
      const writer = entries._map.get(other.id)?.id.client;
      const tell = () => {
        const person = client.participants.get().find(({ yjsClientId }) => yjsClientId === writer);
        onSamePath({ mine: own, theirs: other, name: person?.name ?? null });
      };
      const isKnown = client.participants.get().some(({ yjsClientId }) => yjsClientId === writer);
      if (isKnown || patience === 0) tell();
      else timers.add(setTimeout(tell, patience));
    }
  };
  entries.observe(note);
  const end = client.workspace.files.subscribe(look);
  return () => {
    for (const timer of timers) clearTimeout(timer);
    entries.unobserve(note);
    end();
  };
}

/** Mine with another's, of one path. Two of mine are no news: an undo can bring a second one back. */
function pairsOf(
  files: readonly WorkspaceFile[],
  mine: ReadonlySet<FileId>,
): readonly (readonly [WorkspaceFile, WorkspaceFile])[] {
  const byPath = new Map<string, WorkspaceFile[]>();
  for (const file of files) byPath.set(file.path, [...(byPath.get(file.path) ?? []), file]);
  return [...byPath.values()].flatMap((same) => {
    const own = same.find(({ id }) => mine.has(id));
    const other = same.find(({ id }) => !mine.has(id));
    return own === undefined || other === undefined ? [] : [[own, other] as const];
  });
}
