import type { editor, IPosition } from 'monaco-editor/editor';
import { personClass } from './person-colours.ts';

/** Monaco's enums are values of its bundle; naming the numbers keeps this file free of loading it. */
const EXACT: editor.ContentWidgetPositionPreference.EXACT = 0;

/**
 * One name at one caret, as a content widget: Monaco keeps its node at the caret, also while scrolling; the name inside
 * is shifted from there to where it is in nobody's way.
 */
export class NameLabel implements editor.IContentWidget {
  readonly suppressMouseDown = false;
  readonly #id: string;
  readonly #node = document.createElement('div');
  readonly #name = document.createElement('span');
  #position: IPosition | null = null;
  #look = '';
  #width: number | undefined;

  constructor(id: string) {
    this.#id = id;
    this.#node.className = 'name-label-anchor';
    // Names of people are told by the people bar; here they would interrupt the reading of code.
    this.#node.setAttribute('aria-hidden', 'true');
    this.#node.append(this.#name);
  }

  getId(): string {
    return this.#id;
  }

  getDomNode(): HTMLElement {
    return this.#node;
  }

  getPosition(): editor.IContentWidgetPosition | null {
    return this.#position === null ? null : { position: this.#position, preference: [EXACT] };
  }

  /** The widget must be laid out afterwards. */
  set position(position: IPosition | null) {
    this.#position = position;
  }

  draw(name: string, colour: number, fading: boolean): void {
    const look = `name-label ${personClass(colour)}${fading ? ' name-label-fading' : ''}`;
    if (this.#look !== look) this.#name.className = look;
    this.#look = look;
    if (this.#name.textContent === name) return;
    this.#name.textContent = name;
    this.#width = undefined;
  }

  shift(x: number, y: number): void {
    this.#name.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  }

  /** px; measured once per name. To be asked only while the node is in the page. */
  get width(): number {
    const width = this.#width ?? this.#name.offsetWidth;
    if (width > 0) this.#width = width;
    return width;
  }
}
