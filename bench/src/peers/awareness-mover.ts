import { encodeAwarenessMessage } from '@coedit/protocol';
import { caretAt } from '../load/caret.ts';

/** The state that y-codemirror.next and y-monaco send for a plain caret, with a name and colours as their examples have. */
export function awarenessMover(index: number): () => Uint8Array {
  let moves = 0;
  return () => {
    moves += 1;
    const end = caretAt(index, moves);
    const user = { name: `Participant ${index}`, color: '#30bced', colorLight: '#30bced33' };
    const json = JSON.stringify({ user, cursor: { anchor: end, head: end } });
    return encodeAwarenessMessage([{ clientId: 2_000_000_000 + index, clock: moves, json }]);
  };
}
