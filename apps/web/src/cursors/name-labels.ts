import type { UserId } from '@coedit/protocol';
import type { editor, IPosition } from 'monaco-editor/editor';
import type { SessionServices } from '../session/session-context.tsx';
import { samePosition } from './cursor-decorations.ts';
import { isDrawn, lineHeightOf, ownRows, pixelOf } from './editor-pixels.ts';
import { type LabelRequest, type LabelSpace, placeLabels } from './label-placement.ts';
import { LabelTimes } from './label-times.ts';
import { NameLabel } from './name-label.ts';
import type { RemoteCarets } from './remote-carets.ts';

/** px, as in cursors.css. */
const LABEL_HEIGHT = 16;

/** The names at the others' carets: which are shown, and where they are put. */
export class NameLabels {
  readonly #editor: editor.ICodeEditor;
  readonly #carets: RemoteCarets;
  readonly #services: SessionServices;
  readonly #times = new LabelTimes();
  readonly #labels = new Map<UserId, NameLabel>();
  readonly #unsubscribe: readonly (() => void)[];
  /** Where in the text the mouse is. */
  #pointer: IPosition | null = null;
  #hovered: ReadonlyMap<UserId, number> = new Map();
  #frame: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(codeEditor: editor.ICodeEditor, carets: RemoteCarets, services: SessionServices) {
    this.#editor = codeEditor;
    this.#carets = carets;
    this.#services = services;
    const listeners = [
      codeEditor.onDidScrollChange(() => this.#schedule()),
      codeEditor.onDidLayoutChange(() => this.#schedule()),
      codeEditor.onDidChangeHiddenAreas(() => this.#schedule()),
      codeEditor.onDidChangeCursorSelection(() => this.#schedule()),
      codeEditor.onDidChangeModelContent(() => this.#rideAlong()),
      codeEditor.onMouseMove(({ target }) => this.#hover(target.position)),
      codeEditor.onMouseLeave(() => this.#hover(null)),
    ];
    this.#unsubscribe = [
      () => {
        for (const listener of listeners) listener.dispose();
      },
      carets.onActivity((userId) => this.#moved(userId)),
      carets.shown.subscribe(() => this.#layOut()),
      services.client.participants.subscribe(() => this.#schedule()),
      services.preferences.values.subscribe(() => this.#schedule()),
    ];
  }

  showAll(): void {
    for (const { userId } of this.#carets.shown.get().cursors)
      this.#times.showLonger(userId, performance.now());
    this.#schedule();
  }

  dispose(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    for (const label of this.#labels.values()) this.#editor.removeContentWidget(label);
    this.#labels.clear();
  }

  /** Laid out with the flush that follows, not once more before it. */
  #moved(userId: UserId): void {
    if (this.#services.preferences.values.get().cursorLabels !== 'activity') return;
    this.#times.show(userId, performance.now());
  }

  #schedule(): void {
    this.#frame ??= requestAnimationFrame(() => this.#layOut());
  }

  /** Between two flushes the names move with the carets, which Monaco moves with the text. */
  #rideAlong(): void {
    for (const [userId, label] of this.#labels)
      this.#move(label, this.#carets.positionOf(userId, this.#hovered.get(userId) ?? 0));
  }

  #hover(position: IPosition | null): void {
    this.#pointer = position;
    if (position !== null || this.#hovered.size > 0) this.#schedule();
  }

  /** Asked anew at each layout: a caret can leave the pointer as well as the pointer the caret. */
  #updateHovered(now: number): void {
    const hovered = new Map<UserId, number>();
    const pointer = this.#pointer;
    if (pointer !== null) {
      for (const { userId, selections } of this.#carets.shown.get().cursors) {
        const index = selections.findIndex(({ head }) => isBeside(head, pointer));
        if (index !== -1) hovered.set(userId, index);
      }
    }
    // What was hovered fades like everything else.
    for (const userId of this.#hovered.keys()) if (!hovered.has(userId)) this.#times.show(userId, now);
    this.#hovered = hovered;
  }

  #layOut(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    const now = performance.now();
    this.#updateHovered(now);
    const names = new Map(this.#services.client.participants.get().map(({ userId, name }) => [userId, name]));
    const visible = new Set<UserId>();
    for (const { userId, colour } of this.#carets.shown.get().cursors) {
      const phase = this.#phaseOf(userId, now);
      const name = names.get(userId);
      const position = this.#carets.positionOf(userId, this.#hovered.get(userId) ?? 0);
      if (phase === 'hidden' || name === undefined || position === null) continue;
      // In folded lines Monaco would put it at the line that stays, over what is written there.
      if (!isDrawn(this.#editor, position.lineNumber)) continue;
      visible.add(userId);
      const label = this.#labelOf(userId);
      label.draw(name, colour, phase === 'fading');
      this.#move(label, position);
    }
    for (const userId of [...this.#labels.keys()]) if (!visible.has(userId)) this.#remove(userId);
    this.#place();
    this.#wakeAt(this.#times.nextChange(now));
  }

  #phaseOf(userId: UserId, now: number): 'shown' | 'fading' | 'hidden' {
    if (this.#hovered.has(userId)) return 'shown';
    if (this.#services.preferences.values.get().cursorLabels === 'always') return 'shown';
    return this.#times.phaseOf(userId, now);
  }

  #place(): void {
    const layout = this.#editor.getLayoutInfo();
    const requests: LabelRequest[] = [];
    for (const [userId, label] of this.#labels) {
      const position = label.getPosition()?.position;
      const pixel = position && pixelOf(this.#editor, position);
      if (pixel) requests.push({ id: userId, ...pixel, width: label.width });
    }
    if (requests.length === 0) return;
    const lineHeight = lineHeightOf(this.#editor);
    const space: LabelSpace = {
      width: layout.contentWidth,
      height: layout.height - layout.horizontalScrollbarHeight,
      lineHeight,
      labelHeight: LABEL_HEIGHT,
      ownRows: ownRows(this.#editor, lineHeight),
    };
    const carets = new Map(requests.map((request) => [request.id, request]));
    for (const { id, x, y } of placeLabels(requests, space)) {
      const caret = carets.get(id);
      if (caret !== undefined) this.#labels.get(id as UserId)?.shift(x - caret.x, y - caret.y);
    }
  }

  #labelOf(userId: UserId): NameLabel {
    const existing = this.#labels.get(userId);
    if (existing !== undefined) return existing;
    const label = new NameLabel(`coedit.name.${userId}`);
    this.#labels.set(userId, label);
    this.#editor.addContentWidget(label);
    return label;
  }

  /** Only a name whose caret has moved is laid out anew. */
  #move(label: NameLabel, position: IPosition | null): void {
    const before = label.getPosition()?.position ?? null;
    if (before === position || (before !== null && position !== null && samePosition(before, position)))
      return;
    label.position = position;
    this.#editor.layoutContentWidget(label);
  }

  #remove(userId: UserId): void {
    const label = this.#labels.get(userId);
    this.#labels.delete(userId);
    if (label !== undefined) this.#editor.removeContentWidget(label);
  }

  #wakeAt(time: number | null): void {
    clearTimeout(this.#timer);
    if (time === null) return;
    this.#timer = setTimeout(() => this.#schedule(), Math.max(0, time - performance.now()));
  }
}

function isBeside(head: IPosition, position: IPosition): boolean {
  return head.lineNumber === position.lineNumber && Math.abs(head.column - position.column) <= 1;
}
