import { useState } from 'react';
import { text } from '../texts/texts.ts';
import { classNames } from '../ui/class-names.ts';
import type { FileDifference } from './lineage-diff.ts';
import { SideBySide } from './SideBySide.tsx';
import './session.css';

const words = text.session.lineage;
const NOTES: Record<FileDifference['kind'], string> = {
  changed: words.changed,
  'only-mine': words.onlyMine,
  'only-server': words.onlyServer,
};

/** Files that differ between the server and this browser, and the chosen one side by side. */
export function FileDifferences({ found }: { readonly found: readonly FileDifference[] }) {
  const [shown, setShown] = useState(found[0]);
  return (
    <div className="lineage-compare">
      <nav aria-label={words.files}>
        <h2>{words.files}</h2>
        <ul>
          {found.map((difference) => (
            <li key={difference.path}>
              <button
                type="button"
                className={classNames('lineage-file', difference === shown && 'lineage-file-shown')}
                aria-current={difference === shown}
                onClick={() => setShown(difference)}
              >
                <span>{difference.path}</span>
                <span className="muted">{NOTES[difference.kind]}</span>
              </button>
            </li>
          ))}
        </ul>
      </nav>
      {shown !== undefined && <SideBySide difference={shown} />}
    </div>
  );
}
