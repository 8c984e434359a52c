import { may } from '@coedit/protocol';
import { useEffect, useState } from 'react';

import { text } from '../text/en.ts';
import { Button } from '../ui/Button.tsx';
import { classNames } from '../ui/class-names.ts';
import { failureSentence } from '../ui/failure-sentence.ts';
import { toast } from '../ui/toast.ts';
import { useReadable } from '../ui/use-readable.ts';
import type { FileDifference } from './lineage-diff.ts';
import { SideBySide } from './SideBySide.tsx';
import type { LineageFence, SessionJoin } from './session-join.ts';
import { downloadAsZip } from './side-files.ts';
import './session.css';

const words = text.session.lineage;
const NOTES: Record<FileDifference['kind'], string> = {
  changed: words.changed,
  'only-mine': words.onlyMine,
  'only-server': words.onlyServer,
};

interface LineagePageProps {
  readonly fence: LineageFence;
  readonly join: SessionJoin;
}

/** The server's document is another one: what differs, side by side, and what the person wants to happen. */
export function LineagePage({ fence, join }: LineagePageProps) {
  const [shown, setShown] = useState(fence.found[0]);
  useEffect(() => {
    document.title = text.session.title(words.title);
  }, []);
  return (
    <main className="lineage">
      <header className="lineage-header">
        <h1>{words.title}</h1>
        <p>{words.explain}</p>
      </header>
      <Choices fence={fence} join={join} />
      <div className="lineage-compare">
        <nav aria-label={words.files}>
          <h2>{words.files}</h2>
          <ul>
            {fence.found.map((difference) => (
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
    </main>
  );
}

function Choices({ fence, join }: LineagePageProps) {
  const [busy, setBusy] = useState(false);
  const role = useReadable(fence.client.session)?.role ?? 'viewer';
  const canAdd = may(role, 'edit');

  const choose = async (act: () => Promise<void>) => {
    setBusy(true);
    try {
      await act();
    } catch (reason) {
      toast('error', words.addFailed(failureSentence(reason)));
      setBusy(false);
    }
  };
  const addCopies = async () => {
    const files = await join.addCopies(fence, words.copySuffix);
    toast('success', words.added(files));
  };

  return (
    <ul className="lineage-choices">
      <li>
        <Button look="primary" disabled={busy || !canAdd} onClick={() => void choose(addCopies)}>
          {words.addCopies}
        </Button>
        <p className="muted">{canAdd ? words.addCopiesHint : words.cannotAdd}</p>
      </li>
      <li>
        <Button look="danger" disabled={busy} onClick={() => void choose(() => join.keepServer(fence))}>
          {words.keepServer}
        </Button>
        <p className="muted">{words.keepServerHint}</p>
      </li>
      <li>
        <Button icon="cloud-download" onClick={() => downloadAsZip(fence.mine, text.session.mineZip)}>
          {text.session.downloadMine}
        </Button>
      </li>
    </ul>
  );
}
