import type { Locator, Page } from '@playwright/test';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A caret as it is painted, read back from the pixels: what stands before and behind it in its line. */
export interface PaintedCaret {
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/** The others' carets, selections and names as this page paints them. */
export class RemoteCursors {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get carets(): Locator {
    return this.page.locator('.monaco-editor .remote-caret');
  }

  get selections(): Locator {
    return this.page.locator('.monaco-editor .remote-selection');
  }

  /** Where a person's carets are painted, top to bottom. */
  async paintedCarets(name: string): Promise<readonly PaintedCaret[]> {
    return (await this.page.evaluate(readCarets, { name, frames: 1 }))[0] ?? [];
  }

  /** What `paintedCarets` tells in every frame from now until the returned function is called. */
  async watchCarets(name: string): Promise<() => Promise<readonly (readonly PaintedCaret[])[]>> {
    await this.page.evaluate(() => {
      (window as { caretWatch?: boolean }).caretWatch = true;
    });
    const frames = this.page.evaluate(readCarets, { name, frames: Number.POSITIVE_INFINITY });
    return async () => {
      await this.page.evaluate(() => {
        (window as { caretWatch?: boolean }).caretWatch = false;
      });
      return frames;
    };
  }

  /**
   * A name that is shown, the window on the text, and what is written in the line I am on (as far as its text goes:
   * a name beside it covers nothing), all of one moment; null while the name is not shown.
   */
  labelBoxes(
    name: string,
  ): Promise<{ readonly label: Box; readonly editor: Box; readonly ownLine: Box } | null> {
    return this.page.evaluate((wanted) => {
      const labels = [...document.querySelectorAll<HTMLElement>('.monaco-editor .name-label')];
      const label = labels.find((element) => element.textContent === wanted);
      const editor = document.querySelector('.monaco-editor .editor-scrollable');
      const caret = document.querySelector('.monaco-editor .cursors-layer .cursor');
      if (label === undefined || editor === null || caret === null) return null;
      if (!label.checkVisibility({ visibilityProperty: true })) return null;
      const boxOf = (element: Element): Box => element.getBoundingClientRect().toJSON();
      const own = boxOf(caret);
      const lines = [...document.querySelectorAll('.monaco-editor .view-line')];
      const line = lines.find((element) => Math.abs(boxOf(element).y - own.y) < own.height / 2);
      const text = line?.querySelector('span > span');
      return text == null ? null : { label: boxOf(label), editor: boxOf(editor), ownLine: boxOf(text) };
    }, name);
  }

  /** The stroke of a person's first caret, in pixels of the page. */
  caretBox(name: string): Promise<Box | null> {
    return this.page.evaluate((wanted) => {
      const person = window.coedit.client.participants.get().find((other) => other.name === wanted);
      const caret = document.querySelector(`.monaco-editor .remote-caret.person-${person?.colour}`);
      if (caret === null) return null;
      const { x, y, width, height } = caret.getBoundingClientRect();
      // Monaco makes a collapsed decoration as wide as a letter, with the stroke in its middle but at the left edge.
      const middle = caret.classList.contains('remote-caret-start') ? x : x + width / 2 - 1;
      return { x: middle, y, width: 2, height };
    }, name);
  }

  /** The box of my own caret, in pixels of the page. */
  async ownCaretBox(): Promise<Box | null> {
    return this.page.locator('.monaco-editor .cursors-layer .cursor').first().boundingBox();
  }
}

/**
 * Runs in the page. A caret is found by its owner's colour class; its place in the text comes from the boxes of the
 * letters, not from the decoration's range: what counts is what a person sees.
 */
async function readCarets({ name, frames }: { name: string; frames: number }): Promise<PaintedCaret[][]> {
  const editor = document.querySelector('.monaco-editor');
  if (editor === null) return [];
  const seen: PaintedCaret[][] = [];
  const watch = window as { caretWatch?: boolean };
  do {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    seen.push(painted());
  } while (seen.length < frames && watch.caretWatch === true);
  return seen;

  function painted(): PaintedCaret[] {
    const person = window.coedit.client.participants.get().find((other) => other.name === name);
    if (person === undefined) return [];
    const carets = [
      ...(editor?.querySelectorAll<HTMLElement>(`.remote-caret.person-${person.colour}`) ?? []),
    ];
    return carets
      .map(placeOf)
      .filter((place) => place !== null)
      .sort((a, b) => a.line - b.line || a.before.length - b.before.length);
  }

  function placeOf(caret: HTMLElement): PaintedCaret | null {
    const box = caret.getBoundingClientRect();
    const x = caret.classList.contains('remote-caret-start') ? box.left + 1 : box.left + box.width / 2;
    const y = box.top + box.height / 2;
    const at = (selector: string) =>
      [...(editor?.querySelectorAll<HTMLElement>(selector) ?? [])].find((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return top <= y && y < bottom;
      });
    const line = at('.view-line');
    const number = at('.line-numbers');
    if (line === undefined || number === undefined) return null;
    let before = '';
    let after = '';
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      for (let index = 0; index < text.length; index++) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        const letter = range.getBoundingClientRect();
        if (letter.left + letter.width / 2 < x) before += text[index];
        else after += text[index];
      }
    }
    // Monaco shows spaces as no-break spaces.
    const plain = (text: string) => text.replaceAll('\u00A0', ' ');
    return { line: Number(number.textContent), before: plain(before), after: plain(after) };
  }
}
