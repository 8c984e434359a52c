import type { SessionClient, WorkspaceFile } from '@coedit/client';
import { useEffect, useRef, useState } from 'react';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { failureSentence } from '../ui/failure-sentence.ts';
import { Icon } from '../ui/Icon.tsx';

/** ms of quiet after an edit before the page is loaded anew. */
const QUIET = 500;
/** ms. The server lets an address end that was not used for a quarter of an hour. */
const RENEW_AFTER = 10 * 60 * 1000;
/** ms. It ends after eight hours however often it is used. */
const RENEW_OLD_AFTER = 4 * 60 * 60 * 1000;

/** The page as a browser shows it, from the server, in a frame that can reach nothing of the session. */
export function PagePreview({ file }: { readonly file: WorkspaceFile }) {
  const { client } = useSession();
  const [version, setVersion] = useState(0);
  const { base, problem, renew } = usePreviewAddress();
  const next = () => {
    renew();
    setVersion((count) => count + 1);
  };
  useReloads(client, next);
  const path = file.displayPath.split('/').map(encodeURIComponent).join('/');
  if (problem !== null)
    return (
      <div className="editor-failed" role="alert">
        <p>{problem}</p>
        <Button onClick={next}>{text.editor.tryAgain}</Button>
      </div>
    );
  if (base === null) return <p className="file-view-wait">{text.viewer.loading}</p>;
  return (
    <>
      <div className="preview-tools">
        <IconButton icon="refresh" label={text.viewer.reload} onClick={next} />
        <a href={base + path} target="_blank" rel="noopener noreferrer" title={text.viewer.openInWindow}>
          <Icon name="link-external" />
          <span>{text.viewer.openInWindow}</span>
        </a>
      </div>
      <iframe
        // Scripts, but no origin: no storage, no cookies, no window of ours, no request in our name.
        sandbox="allow-scripts"
        className="preview-frame"
        title={text.viewer.previewOf(file.displayPath)}
        src={`${base}${path}?v=${version}`}
      />
    </>
  );
}

/** When something was changed in any file, and all of mine is on the server. */
function useReloads(client: SessionClient, reload: () => void): void {
  const newest = useRef(reload);
  newest.current = reload;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isStale = false;
    const settle = () => {
      clearTimeout(timer);
      if (!isStale || client.saveStatus.get().kind !== 'saved') return;
      timer = setTimeout(() => {
        isStale = false;
        newest.current();
      }, QUIET);
    };
    const onUpdate = () => {
      isStale = true;
      settle();
    };
    client.doc.on('update', onUpdate);
    const end = client.saveStatus.subscribe(settle);
    return () => {
      clearTimeout(timer);
      end();
      client.doc.off('update', onUpdate);
    };
  }, [client]);
}

function usePreviewAddress() {
  const { api, link } = useSession();
  const [base, setBase] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const usedAt = useRef(0);
  const madeAt = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another run of the same effect
  useEffect(() => {
    let left = false;
    setProblem(null);
    api.createPreview(link.sessionId).then(
      ({ path }) => {
        if (left) return;
        usedAt.current = Date.now();
        madeAt.current = Date.now();
        setBase(path);
      },
      (reason: unknown) => !left && setProblem(failureSentence(reason)),
    );
    return () => {
      left = true;
    };
  }, [api, link.sessionId, attempt]);
  const renew = () => {
    const now = Date.now();
    const isOld = now - usedAt.current > RENEW_AFTER || now - madeAt.current > RENEW_OLD_AFTER;
    if (problem !== null || isOld) setAttempt((count) => count + 1);
    else usedAt.current = now;
  };
  return { base, problem, renew };
}
