import { type ReactNode, useState } from 'react';
import { text } from '../texts/texts.ts';
import { IconButton } from '../ui/Button.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { QrCode } from './QrCode.tsx';

const words = text.sharing;

interface LinkRowProps {
  readonly name: string;
  /** As it stands in "Copy the … link". */
  readonly copyName: string;
  readonly note: string;
  /** How it is used: by me, until when, and when last. */
  readonly facts?: readonly string[];
  /** Null: this browser does not know the token. */
  readonly url: string | null;
  readonly children?: ReactNode;
}

/** A link: what it is, copy, QR code. */
export function LinkRow({ name, copyName, note, facts = [], url, children }: LinkRowProps) {
  const [showsQr, setShowsQr] = useState(false);
  return (
    <li className="share-link">
      <div className="share-link-line">
        <div className="share-link-name">
          <strong>{name}</strong>
          <span className="muted">{note}</span>
          {facts.length > 0 && <span className="muted">{facts.join(' · ')}</span>}
        </div>
        {url !== null && (
          <>
            <IconButton
              icon="device-mobile"
              label={words.qr(copyName)}
              aria-expanded={showsQr}
              onClick={() => setShowsQr(!showsQr)}
            />
            <CopyButton value={url} label={words.copyLink(copyName)} />
          </>
        )}
        {children}
      </div>
      {url === null ? (
        <p className="field-hint">{words.hiddenToken}</p>
      ) : (
        <input
          className="field-input share-url"
          readOnly
          value={url}
          aria-label={words.address(copyName)}
          onFocus={(event) => event.target.select()}
        />
      )}
      {showsQr && url !== null && (
        <div className="share-qr">
          <QrCode value={url} label={words.qrTitle(copyName)} />
          <p className="muted">{words.scan}</p>
        </div>
      )}
    </li>
  );
}
