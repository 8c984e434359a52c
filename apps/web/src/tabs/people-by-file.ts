import type { RemoteCursor } from '@coedit/client';
import type { FileId, Participant, UserId } from '@coedit/protocol';

/** Who is in which file. */
export function peopleByFile(
  participants: readonly Participant[],
  cursors: ReadonlyMap<UserId, RemoteCursor>,
): ReadonlyMap<FileId, readonly Participant[]> {
  const byFile = new Map<FileId, Participant[]>();
  for (const person of participants) {
    const fileId = cursors.get(person.userId)?.fileId;
    if (fileId === undefined) continue;
    const people = byFile.get(fileId);
    if (people === undefined) byFile.set(fileId, [person]);
    else people.push(person);
  }
  return byFile;
}
