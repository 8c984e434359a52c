import { may } from '@coedit/protocol';
import { useEffect, useState } from 'react';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { Icon } from '../ui/Icon.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { useReadable } from '../ui/use-readable.ts';
import { saveLine } from './save-line.ts';
import { useSaveNews } from './use-save-news.ts';

/** The truth about my edits, in words and colour; how the connection comes back, with "now". */
export function SaveItem() {
  const { client, commands, offline, stranded } = useSession();
  const connection = useReadable(client.connection);
  const save = useReadable(client.saveStatus);
  const kept = useReadable(offline.kept);
  const roundTrip = useReadable(client.roundTrip);
  const role = useReadable(useSession().role);
  const strandedEdits = useReadable(stranded.count);
  const now = useSeconds(connection.kind === 'reconnecting' && connection.retryAt !== null);
  const canEdit = role === null || may(role, 'edit');
  const line = saveLine({ connection, save, kept, canEdit, stranded: strandedEdits, now });
  useSaveNews(line);
  const hint = [line.hint, roundTrip === null ? '' : text.status.roundTrip(Math.round(roundTrip))]
    .filter(Boolean)
    .join('\n');
  const canRetry = connection.kind === 'reconnecting' && connection.retryAt !== null;
  return (
    <>
      <Tooltip text={hint || line.words}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its tooltip must be reachable by keyboard */}
        <span className={`status-item status-save status-${line.tone}`} tabIndex={0}>
          <Icon name={line.icon} />
          <span>{line.words}</span>
        </span>
      </Tooltip>
      {strandedEdits > 0 && (
        <span className="status-item">
          <button
            type="button"
            className="status-now"
            aria-label={text.session.stranded.open}
            onClick={() => commands.run('session.strandedEdits')}
          >
            {text.status.strandedChoose}
          </button>
        </span>
      )}
      {line.retry !== null && (
        <span className="status-item status-retry">
          {line.retry}
          {canRetry && (
            <button
              type="button"
              className="status-now"
              aria-label={text.status.reconnectNow}
              onClick={() => client.reconnectNow()}
            >
              {text.status.now}
            </button>
          )}
        </span>
      )}
    </>
  );
}

/** The time, ticking each second only while someone counts down. */
function useSeconds(ticking: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticking) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}
