import { may } from '@coedit/protocol';
import { useEffect, useState } from 'react';

import { text } from '../texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { failureSentence } from '../ui/failure-sentence.ts';
import { toast } from '../ui/toast.ts';
import { useReadable } from '../ui/use-readable.ts';
import { FileDifferences } from './FileDifferences.tsx';
import type { LineageFence, SessionJoin } from './session-join.ts';
import { downloadAsZip } from './side-files.ts';
import './session.css';

const words = text.session.lineage;
interface LineagePageProps {
  readonly fence: LineageFence;
  readonly join: SessionJoin;
}

/** The server's document is another one: what differs, side by side, and what the person wants to happen. */
export function LineagePage({ fence, join }: LineagePageProps) {
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
      <FileDifferences found={fence.found} />
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
