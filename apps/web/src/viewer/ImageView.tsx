import { type CSSProperties, useEffect, useRef, useState, type WheelEvent } from 'react';
import { pictureAddress } from '../files/blobs/blob-bytes.ts';
import { text } from '../texts/texts.ts';
import { IconButton } from '../ui/Button.tsx';
import { percentText, sizeText } from './size-text.ts';

interface ImageViewProps {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly onBroken: () => void;
  readonly onSave: () => void;
}

interface PixelSize {
  readonly width: number;
  readonly height: number;
}

const LEAST = 0.05;
const MOST = 32;
const STEP = 1.25;
/** An SVG without a size of its own. */
const NO_SIZE: PixelSize = { width: 300, height: 300 };

/** A picture on a checkerboard: as large as there is room, or at a size of one's own. */
export function ImageView({ name, bytes, type, onBroken, onSave }: ImageViewProps) {
  const [address, setAddress] = useState<string | null>(null);
  const [size, setSize] = useState<PixelSize | null>(null);
  /** Null: as large as there is room, at most its own size. */
  const [zoom, setZoom] = useState<number | null>(null);
  const picture = useRef<HTMLImageElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `onBroken` is another function at each render
  useEffect(() => {
    let left = false;
    pictureAddress(bytes, type).then(
      (made) => !left && setAddress(made),
      () => !left && onBroken(),
    );
    return () => {
      left = true;
    };
  }, [bytes, type]);

  const shown = () => {
    const width = picture.current?.getBoundingClientRect().width ?? 0;
    return size === null || size.width === 0 ? 1 : width / size.width;
  };
  const zoomBy = (factor: number) => setZoom(Math.min(MOST, Math.max(LEAST, (zoom ?? shown()) * factor)));
  const onWheel = (event: WheelEvent) => {
    if (event.ctrlKey || event.metaKey) zoomBy(event.deltaY < 0 ? STEP : 1 / STEP);
  };
  const fixed: CSSProperties =
    zoom === null || size === null ? {} : { width: size.width * zoom, height: size.height * zoom };
  return (
    <section className="image-view" aria-label={name}>
      {/* Larger than its place it is scrolled, also by keyboard. */}
      <div
        className="image-stage"
        tabIndex={zoom === null ? undefined : 0}
        data-fit={zoom === null ? '' : undefined}
        onWheel={onWheel}
      >
        {address !== null && (
          <img
            ref={picture}
            src={address}
            alt={text.viewer.pictureOf(name)}
            style={fixed}
            data-large={(zoom ?? 1) > 2 ? '' : undefined}
            draggable={false}
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
              setSize(naturalWidth > 0 ? { width: naturalWidth, height: naturalHeight } : NO_SIZE)
            }
            onError={onBroken}
          />
        )}
      </div>
      <footer className="image-bar">
        <span>{size !== null && text.viewer.pixels(size.width, size.height)}</span>
        <span>{sizeText(bytes.length)}</span>
        <span className="image-tools">
          <IconButton icon="zoom-out" label={text.viewer.zoomOut} onClick={() => zoomBy(1 / STEP)} />
          <button type="button" className="image-zoom" onClick={() => setZoom(zoom === 1 ? null : 1)}>
            {zoom === null ? text.viewer.fit : percentText(zoom)}
          </button>
          <IconButton icon="zoom-in" label={text.viewer.zoomIn} onClick={() => zoomBy(STEP)} />
          <IconButton icon="screen-normal" label={text.viewer.fitToWindow} onClick={() => setZoom(null)} />
          <IconButton icon="cloud-download" label={text.files.download} onClick={onSave} />
        </span>
      </footer>
    </section>
  );
}
