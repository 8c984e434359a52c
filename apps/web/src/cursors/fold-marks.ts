import type { Participant } from '@coedit/protocol';
import type { editor } from 'monaco-editor/editor';
import { jumpTo } from '../people/whereabouts.ts';
import type { SessionServices } from '../session/session-context.tsx';
import type { Command } from '../shell/commands.ts';
import { listOf } from '../texts/isolate.ts';
import { text } from '../texts/texts.ts';
import { type FoldedPerson, FoldMark } from './fold-mark.ts';
import { personClass } from './person-colours.ts';
import type { SightWatch } from './sight-watch.ts';

/** More would push the line's end out of sight. */
const MOST_DOTS = 5;

/** Who is inside of folded lines is marked at the line that stays to be seen. */
export class FoldMarks {
  readonly #editor: editor.ICodeEditor;
  readonly #services: SessionServices;
  readonly #watch: SightWatch;
  readonly #unsubscribe: readonly (() => void)[];
  /** By their line. */
  readonly #marks = new Map<number, FoldMark>();

  constructor(codeEditor: editor.ICodeEditor, watch: SightWatch, services: SessionServices) {
    this.#editor = codeEditor;
    this.#services = services;
    this.#watch = watch;
    const typed = codeEditor.onDidChangeModelContent(() => this.#follow());
    this.#unsubscribe = [watch.sight.subscribe(() => this.#draw()), () => typed.dispose()];
  }

  dispose(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#clear();
  }

  /** Who is in the fold that my caret's line stands for; the nearest to its beginning first. */
  get inMyFold(): Participant | undefined {
    const line = this.#editor.getPosition()?.lineNumber;
    return line === undefined ? undefined : this.#peopleIn(line)[0];
  }

  go({ userId, name }: Participant): void {
    const { client, workbench } = this.#services;
    jumpTo(client, workbench, userId, name);
    // The mark goes with the fold, and would take the focus along.
    workbench.focusEditor();
  }

  /** The line that stays to be seen has another end, and sees the same people. */
  #follow(): void {
    for (const mark of this.#marks.values()) this.#editor.layoutContentWidget(mark);
  }

  #clear(): void {
    for (const mark of this.#marks.values()) this.#editor.removeContentWidget(mark);
    this.#marks.clear();
  }

  #draw(): void {
    const { folded } = this.#watch.sight.get();
    for (const [line, mark] of this.#marks) {
      if (folded.has(line) && this.#endOf(line) !== null) continue;
      this.#editor.removeContentWidget(mark);
      this.#marks.delete(line);
    }
    for (const line of folded.keys()) if (this.#endOf(line) !== null) this.#mark(line);
  }

  /** Its last column; null: there is no such line, or not any more. */
  #endOf(line: number): number | null {
    const model = this.#editor.getModel();
    return model === null || line > model.getLineCount() ? null : model.getLineMaxColumn(line);
  }

  /** One that is there already stays, and with it the focus that it may have. */
  #mark(line: number): void {
    const people = this.#peopleIn(line);
    const known = this.#marks.get(line);
    const goInto = () => this.#goInto(line);
    const mark = known ?? new FoldMark(line, () => this.#endOf(line), goInto);
    const shown: FoldedPerson[] = people
      .slice(0, MOST_DOTS)
      .map(({ colour, name }) => ({ colourClass: personClass(colour), name }));
    mark.draw(shown, text.editor.cursors.folded(listOf(people.map(({ name }) => name))));
    if (known !== undefined) return this.#editor.layoutContentWidget(known);
    this.#marks.set(line, mark);
    this.#editor.addContentWidget(mark);
  }

  #goInto(line: number): void {
    const [first] = this.#peopleIn(line);
    if (first !== undefined) this.go(first);
  }

  #peopleIn(line: number): readonly Participant[] {
    const byId = new Map(this.#services.client.participants.get().map((person) => [person.userId, person]));
    return (this.#watch.sight.get().folded.get(line) ?? []).flatMap(({ userId }) => byId.get(userId) ?? []);
  }
}

/** From the line of a fold to who is inside, without the mouse. */
export function intoFoldCommand(marks: () => FoldMarks | null): Command {
  return {
    id: 'cursors.intoFold',
    title: text.editor.commands.intoFold,
    keys: 'Alt+J',
    when: () => marks()?.inMyFold !== undefined,
    run: () => {
      const here = marks();
      const person = here?.inMyFold;
      if (person !== undefined) here?.go(person);
    },
  };
}
