import fuzzysort from 'fuzzysort';
import { text } from '../texts/texts.ts';
import type { Commands } from './commands.ts';
import type { QuickItem, QuickProvider } from './quick-item.ts';

/** An action of the editor itself, as Monaco names it. */
export interface EditorAction {
  readonly id: string;
  readonly label: string;
}

/** What the palette needs of the editor. */
export interface ActionSource {
  monacoActions(): readonly EditorAction[];
  run(actionId: string): void;
}

const MAX_ITEMS = 200;
/** Of fuzzysort's 0 to 1: low enough for initials ("tsb" for "toggle side bar"), high enough to leave nonsense out. */
const LEAST_SCORE = 0.2;

interface Choice {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly keys?: string;
  readonly run: () => void;
}

export function commandProvider(commands: Commands, editor: ActionSource): QuickProvider {
  return {
    prefix: '>',
    answer: (typed) => ({
      // The session's own come first: the editor's many are known from elsewhere, and found by typing.
      items: commandItems(
        [...byTitle(ownChoices(commands)), ...byTitle(editorChoices(commands, editor))],
        typed.trim(),
      ),
      placeholder: text.shell.quickInput.commandsPlaceholder,
      emptyMessage: text.shell.quickInput.noCommands,
    }),
  };
}

function ownChoices(commands: Commands): readonly Choice[] {
  return commands
    .available()
    .filter((command) => command.id !== 'palette')
    .map((command) => ({ ...command, run: () => commands.run(command.id) }));
}

function editorChoices(commands: Commands, editor: ActionSource): readonly Choice[] {
  const ownTitles = new Set(commands.available().map((command) => command.title));
  return (
    editor
      .monacoActions()
      // Monaco's names for our commands would be a second way to the same thing.
      .filter(({ label }) => !ownTitles.has(label))
      .map(({ id, label }) => ({
        id: `editor:${id}`,
        title: label,
        description: text.shell.quickInput.fromEditor,
        run: () => editor.run(id),
      }))
  );
}

const byTitle = (choices: readonly Choice[]) => [...choices].sort((a, b) => a.title.localeCompare(b.title));

export function commandItems(choices: readonly Choice[], typed: string): readonly QuickItem[] {
  if (typed === '') {
    return choices.map((choice) => itemOf(choice, []));
  }
  return fuzzysort
    .go(typed, choices, { key: (choice) => choice.title, limit: MAX_ITEMS, threshold: LEAST_SCORE })
    .map((result) => itemOf(result.obj, result.indexes));
}

function itemOf({ id, title, description, keys, run }: Choice, marks: readonly number[]): QuickItem {
  return {
    id,
    label: title,
    marks,
    ...(description !== undefined && { description }),
    ...(keys !== undefined && { keys }),
    run,
  };
}
