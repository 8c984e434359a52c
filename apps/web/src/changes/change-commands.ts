import type { FileId } from '@coedit/protocol';
import type { FileModels } from '../editor/file-models.ts';
import { editOf } from '../editor/model-changes.ts';
import type { Splice } from '../editor/splice.ts';
import type { SessionServices } from '../session/session-context.tsx';
import type { Command } from '../shell/commands.ts';
import { text } from '../texts/texts.ts';
import { toast } from '../ui/toast.ts';
import type { Change } from './change.ts';
import type { Author } from './change-log.ts';
import type { ChangeWatch } from './change-watch.ts';
import { type OffsetRange, takeBack } from './take-back.ts';

interface SelectedPart {
  readonly fileId: FileId;
  readonly range: OffsetRange;
}

export interface ChangeCommandsOptions {
  readonly watch: ChangeWatch;
  readonly models: FileModels;
  readonly services: SessionServices;
  readonly mayEdit: () => boolean;
  /** Of the shown file; null where nothing is selected. */
  readonly selected: () => SelectedPart | null;
}

/** Taking back what others did, by name in the palette. What is taken back is an edit of mine: my undo brings it again. */
export class ChangeCommands {
  readonly #options: ChangeCommandsOptions;
  readonly #unsubscribe: () => void;
  #unregister: () => void = () => undefined;

  constructor(options: ChangeCommandsOptions) {
    this.#options = options;
    this.#unsubscribe = options.watch.names.subscribe(() => this.#register());
    this.#register();
  }

  dispose(): void {
    this.#unsubscribe();
    this.#unregister();
  }

  #register(): void {
    this.#unregister();
    const { watch, services, mayEdit, selected } = this.#options;
    // Someone who came again has another id and the same name: for the palette they are one.
    const names = [...new Set(watch.names.get().values())];
    const ofPeople = names.map(
      (name): Command => ({
        id: `changes.undo.${name}`,
        title: text.editor.changes.undoLastOf(name),
        when: () => mayEdit() && this.#authorsNamed(name).some((author) => watch.log.of(author).length > 0),
        run: () => this.#undoLastOf(name),
      }),
    );
    this.#unregister = services.commands.registerAll([
      ...ofPeople,
      {
        id: 'changes.undoInSelection',
        title: text.editor.changes.undoInSelection,
        when: () => mayEdit() && selected() !== null,
        run: () => this.#undoInSelection(),
      },
    ]);
  }

  #authorsNamed(name: string): readonly Author[] {
    return [...this.#options.watch.names.get()].flatMap(([author, known]) => (known === name ? author : []));
  }

  #undoLastOf(name: string): void {
    const { log } = this.#options.watch;
    const changes = this.#authorsNamed(name)
      .flatMap((author) => log.of(author).map((change) => ({ author, change })))
      .sort((a, b) => b.change.time - a.change.time);
    for (const { author, change } of changes) {
      log.drop(author, change);
      if (this.#takeBack(change)) return;
    }
    toast('info', text.editor.changes.nothingOf(name), { key: 'changes' });
  }

  #undoInSelection(): void {
    const { watch, selected } = this.#options;
    const part = selected();
    if (part === null) return;
    for (const { author, change } of watch.log.inFile(part.fileId)) {
      // Letters that go are gone by themselves; what comes back must not come twice.
      const removed = change.removed.filter(
        (piece) => !this.#comesBackIn(part, { ...change, removed: [piece] }),
      );
      if (!this.#takeBack(change, part.range)) continue;
      watch.log.replace(author, change, { ...change, removed });
      return;
    }
    toast('info', text.editor.changes.nothingHere, { key: 'changes' });
  }

  #comesBackIn({ fileId, range }: SelectedPart, change: Change): boolean {
    const shared = this.#options.services.client.workspace.text(fileId);
    return takeBack(shared, { ...change, inserted: [] }, range).length > 0;
  }

  /** False: nothing of it is left to take back. */
  #takeBack(change: Change, range?: OffsetRange): boolean {
    const { models, services, watch } = this.#options;
    const file = services.client.workspace.get(change.fileId) && models.open(change.fileId);
    if (!file) return false;
    const splices = takeBack(file.text, change, range);
    const [first] = splices;
    if (first === undefined) return false;
    const { model } = file;
    const { lineNumber, column } = model.getPositionAt(first.offset);
    services.workbench.openFile(change.fileId, { preview: true, reveal: { line: lineNumber, column } });
    watch.unrecorded(() => {
      model.pushStackElement();
      model.pushEditOperations(
        null,
        splices.map((splice: Splice) => editOf(model, splice)),
        () => null,
      );
      model.pushStackElement();
    });
    return true;
  }
}
