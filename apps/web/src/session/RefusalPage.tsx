import { CloseCode } from '@coedit/protocol';
import { useEffect } from 'react';
import { text } from '../texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { Refusal } from './session-join.ts';
import { downloadAsZip } from './side-files.ts';
import './session.css';

type Why = keyof typeof text.session.refusal;

const WHY_BY_CODE: Readonly<Record<number, Why>> = {
  [CloseCode.BadToken]: 'bad-token',
  [CloseCode.Revoked]: 'revoked',
  [CloseCode.NoSuchSession]: 'no-session',
  [CloseCode.LinkExpired]: 'expired',
};

function whyOf(reason: 'bad-link' | Refusal): Why {
  if (reason === 'bad-link') return reason;
  if (reason.code === CloseCode.Revoked && reason.reason === 'person-removed') return 'removed';
  if (reason.code === CloseCode.OtherVersion)
    return reason.reason === 'server-newer' ? 'server-newer' : 'server-older';
  return WHY_BY_CODE[reason.code] ?? 'other';
}

/** Why there is no session here, and what to do about it. */
export function RefusalPage({ reason }: { readonly reason: 'bad-link' | Refusal }) {
  const why = whyOf(reason);
  const words = text.session.refusal[why];
  useEffect(() => {
    document.title = text.session.title(words.title);
  }, [words]);
  return (
    <main className="session-message">
      <div className="session-card">
        <Icon name="debug-disconnect" />
        <h1>{words.title}</h1>
        <p>{words.message}</p>
        {why === 'other' && reason !== 'bad-link' && (
          <p className="muted">{`${reason.reason} (${reason.code})`}</p>
        )}
        <p>{words.advice}</p>
        {reason !== 'bad-link' && reason.unsent > 0 && <UnsentEdits refusal={reason} why={why} />}
        <div className="session-card-actions">
          <Button look="primary" onClick={() => window.location.assign('/')}>
            {text.session.toStart}
          </Button>
          <Button onClick={() => window.location.reload()}>{text.session.tryAgain}</Button>
        </div>
      </div>
    </main>
  );
}

function UnsentEdits({ refusal, why }: { readonly refusal: Refusal; readonly why: Why }) {
  const { unsent } = refusal;
  // Where there is no session any more, no link brings them in.
  const words = why === 'no-session' ? text.session.mineKept(unsent) : text.session.mineKeptForLater(unsent);
  return (
    <div className="session-unsent" role="note">
      <p>{words}</p>
      <Button icon="cloud-download" onClick={() => downloadAsZip(refusal.mine, text.session.mineZip)}>
        {text.session.downloadMine}
      </Button>
    </div>
  );
}
