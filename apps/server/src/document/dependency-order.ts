import type { UnitId } from './update-reader.ts';
import { refuse } from './verdict.ts';

/** What it takes to put a struct in its place among others. */
export interface Placed {
  readonly origin: UnitId | null;
  readonly rightOrigin: UnitId | null;
}

/** One client's structs, handed out one by one. */
export interface StructLine {
  readonly client: number;
  /** The clock of what was not handed out yet; nothing is left: beyond all. */
  readonly position: number;
  /** Whether another waits for it. */
  waiting: boolean;
  peek(): Placed | null;
}

/**
 * Names, again and again, the client whose next struct can go: every struct behind those that it builds on, as Yjs
 * integrates them. What builds on structs that are nowhere is named too; the guard knows what to say of it.
 * @param stateOf what the receiver holds of a client already
 */
export function* inOrder<Line extends StructLine>(
  lines: ReadonlyMap<number, Line>,
  stateOf: (client: number) => number,
): Generator<Line, void> {
  for (const first of lines.values()) {
    const stack = [first];
    for (let line = stack.at(-1); line !== undefined; line = stack.at(-1)) {
      line.waiting = true;
      const struct = line.peek();
      const blocker = struct === null ? null : blockerOf(struct, line, lines, stateOf);
      if (blocker !== null) {
        if (blocker.waiting) refuse('malformed', 'structs that wait for one another');
        stack.push(blocker);
        continue;
      }
      if (struct !== null) yield line;
      if (struct === null || stack.length > 1) {
        line.waiting = false;
        stack.pop();
      }
    }
  }
}

function blockerOf<Line extends StructLine>(
  { origin, rightOrigin }: Placed,
  line: Line,
  lines: ReadonlyMap<number, Line>,
  stateOf: (client: number) => number,
): Line | null {
  const blocking = (id: UnitId | null): Line | null => {
    if (id === null || id.client === line.client) return null;
    const other = lines.get(id.client);
    if (other === undefined || id.clock < other.position || id.clock < stateOf(id.client)) return null;
    return other;
  };
  return blocking(origin) ?? blocking(rightOrigin);
}
