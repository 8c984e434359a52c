/**
 * The row for the keyboard when `gone` is no more: the next one that is left, else the one before it. `before`: ids of the rows
 * as they were seen with it, from the top. Null when it was none of them, or none is left.
 */
export function rowInPlaceOf(
  gone: string,
  before: readonly string[],
  isLeft: (id: string) => boolean,
): string | null {
  const at = before.indexOf(gone);
  if (at === -1) return null;
  return before.slice(at + 1).find(isLeft) ?? before.slice(0, at).findLast(isLeft) ?? null;
}
