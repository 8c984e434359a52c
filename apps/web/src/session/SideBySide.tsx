import { useMemo } from 'react';
import { text } from '../texts/texts.ts';
import { type DiffLine, type DiffRow, lineDiff } from './line-diff.ts';
import type { FileDifference } from './lineage-diff.ts';

const words = text.session.lineage;

/** Two versions of a file beside each other, long unchanged parts folded. */
export function SideBySide({ difference }: { readonly difference: FileDifference }) {
  const rows = useMemo(
    () => lineDiff(sideOf(difference, 'server'), sideOf(difference, 'mine')),
    [difference],
  );
  if (rows === null) return <p className="lineage-large">{words.tooLarge}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the way to scroll it by keyboard
    <section className="side-by-side" tabIndex={0} aria-label={difference.path}>
      <table>
        <colgroup>
          <col className="side-number-column" />
          <col />
          <col className="side-number-column" />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th colSpan={2}>{words.server}</th>
            <th colSpan={2}>{words.mine}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one comparison never move
            <Row key={index} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row }: { readonly row: DiffRow }) {
  if (row.kind === 'skipped') {
    return (
      <tr className="side-skipped">
        <td colSpan={4}>{words.unchanged(row.count)}</td>
      </tr>
    );
  }
  const changed = row.kind !== 'same';
  return (
    <tr>
      <Side line={row.left} look={changed && row.left !== null ? 'side-removed' : ''} />
      <Side line={row.right} look={changed && row.right !== null ? 'side-added' : ''} />
    </tr>
  );
}

function Side({ line, look }: { readonly line: DiffLine | null; readonly look: string }) {
  return (
    <>
      <td className="side-number">{line?.number}</td>
      <td className={line === null ? 'side-none' : look}>{line?.text}</td>
    </>
  );
}

function sideOf(difference: FileDifference, side: 'server' | 'mine'): string {
  if (difference.kind === 'changed') return difference[side];
  if (difference.kind === 'only-mine') return side === 'mine' ? difference.mine : '';
  return side === 'server' ? difference.server : '';
}
