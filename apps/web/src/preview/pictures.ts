import { ApiFailure, type Workspace, type WorkspaceFile } from '@coedit/client';
import { isImageType } from '@coedit/document';
import { type BlobBytes, pictureAddress } from '../files/blobs/blob-bytes.ts';
import { text } from '../texts/texts.ts';
import { PICTURE_SOURCE, pathFrom } from './markdown.ts';

/** ms. */
const ASK_AGAIN = 10_000;

class ContentGone extends Error {
  override readonly name = 'ContentGone';
}

const isGone = (reason: unknown): boolean =>
  reason instanceof ContentGone || (reason instanceof ApiFailure && reason.code === 'no-such-blob');

/** Pictures of a rendered text: those of the session are put in; others are links, since the page loads nothing from elsewhere. */
export class Pictures {
  readonly #workspace: Workspace;
  readonly #blobs: BlobBytes;
  /** By hash: so that a text that is rendered at every key does not flicker. */
  readonly #addresses = new Map<string, string>();
  /** When they were last asked for, by hash, of those that were gone: a text that is rendered at every key asks rarely. */
  readonly #gone = new Map<string, number>();

  constructor(workspace: Workspace, blobs: BlobBytes) {
    this.#workspace = workspace;
    this.#blobs = blobs;
  }

  fill(rendered: DocumentFragment, file: string): void {
    for (const image of rendered.querySelectorAll('img')) {
      const source = image.getAttribute(PICTURE_SOURCE) ?? '';
      if (/^https?:/iu.test(source)) image.replaceWith(linkTo(source, image.alt));
      else this.#put(image, pathFrom(file, source));
    }
  }

  #put(image: HTMLImageElement, path: string | null): void {
    const found = path === null ? undefined : this.#workspace.find(path);
    if (found === undefined) {
      image.title = text.viewer.noSuchPicture;
      return;
    }
    const known = found.blob === undefined ? undefined : this.#addresses.get(found.blob.hash);
    if (known !== undefined) image.src = known;
    else
      this.#addressOf(found).then(
        (address) => {
          image.src = address;
        },
        (reason: unknown) => {
          image.title = isGone(reason) ? text.viewer.gone : text.viewer.noSuchPicture;
        },
      );
  }

  async #addressOf({ id, path, blob }: WorkspaceFile): Promise<string> {
    if (blob === undefined) {
      const source = /\.svg$/iu.test(path) ? this.#workspace.export(id) : '';
      return pictureAddress(new TextEncoder().encode(source), 'image/svg+xml');
    }
    if (!isImageType(blob.type)) throw new Error(`${path} is no picture`);
    const askedAt = this.#gone.get(blob.hash);
    if (askedAt !== undefined && performance.now() - askedAt < ASK_AGAIN) throw new ContentGone(path);
    try {
      const address = await pictureAddress(await this.#blobs.read(blob), blob.type);
      this.#addresses.set(blob.hash, address);
      return address;
    } catch (reason) {
      if (isGone(reason)) this.#gone.set(blob.hash, performance.now());
      throw reason;
    }
  }
}

function linkTo(address: string, name: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = address;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.textContent = text.viewer.pictureElsewhere(name === '' ? address : name);
  return link;
}
