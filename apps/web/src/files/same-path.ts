import type { Readable, SessionClient, WorkspaceFile } from '@coedit/client';
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

/** ms. Back on line, files may come before the people who made them; a line that is taken for dead takes up to ten seconds. */
const PATIENCE = 12_000;

/** Nothing is lost when two make one path at once, but one of the files has a number in its name: both are told why. */
export function watchSamePaths(
  client: Watched,
  onSamePath: (clash: SamePath) => void,
  patience = PATIENCE,
): () => void {
  const entries: Y.Map<unknown> = client.doc.getMap(FILES_ROOT);
  const mine = new Set<FileId>();
  const told = new Set<string>();
  const waiting = new Set<() => void>();
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
      const maker = () => client.participants.get().find(({ yjsClientId }) => yjsClientId === writer);
      waiting.add(
        whenKnown(client.participants, maker, patience, (person) =>
          onSamePath({ mine: own, theirs: other, name: person?.name ?? null }),
        ),
      );
    }
  };
  entries.observe(note);
  const end = client.workspace.files.subscribe(look);
  return () => {
    for (const giveUp of waiting) giveUp();
    entries.unobserve(note);
    end();
  };
}

/** At once if it is known already. Returns what ends the waiting. */
function whenKnown<Value>(
  source: Pick<Readable<unknown>, 'subscribe'>,
  read: () => Value | undefined,
  patience: number,
  then: (value: Value | undefined) => void,
): () => void {
  const known = read();
  if (known !== undefined || patience === 0) {
    then(known);
    return () => undefined;
  }
  const end = (): void => {
    unsubscribe();
    clearTimeout(timer);
  };
  const unsubscribe = source.subscribe(() => {
    const value = read();
    if (value === undefined) return;
    end();
    then(value);
  });
  const timer = setTimeout(() => {
    end();
    then(read());
  }, patience);
  return end;
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
