import { DEFAULT_LIMITS, type Limits, may } from '@coedit/protocol';
import { ChangeCommands } from '../changes/change-commands.ts';
import { ChangeWatch } from '../changes/change-watch.ts';
import { intoFoldCommand } from '../cursors/fold-marks.ts';
import { lookHereCommand } from '../cursors/look-here.ts';
import { MyCursor } from '../cursors/my-cursor.ts';
import { installPersonColours } from '../cursors/person-colours.ts';
import { tellCompanions } from '../cursors/tell-companions.ts';
import { Follow } from '../follow/follow.ts';
import type { SessionServices } from '../session/session-context.tsx';
import type { Pane } from '../shell/workbench.ts';
import { text } from '../texts/texts.ts';
import { toast } from '../ui/toast.ts';
import { until } from '../ui/until.ts';
import { BackgroundModels } from './background-models.ts';
import type { CodeEditor } from './code-editor.ts';
import { editorBackend } from './editor-backend.ts';
import { FeaturesToCome } from './features-to-come.ts';
import { FileModels, type FileRefusal } from './file-models.ts';
import { formatCommand } from './format-command.ts';
import { languageCommand } from './language-command.ts';
import { LanguageOverrides } from './language-overrides.ts';
import { registerLineSymbols } from './line-symbol-providers.ts';
import { OutlineWatch } from './outline-watch.ts';
import { leadToPage } from './page-ways.ts';
import { PaneEditor, type PanePlace } from './pane-editor.ts';
import { applyTheme, followTheme } from './themes.ts';
import { UsedEditor } from './used-editor.ts';

/** What the editors of all sides share: the one place where everything about Monaco is made and tied together. */
export class EditorSuite {
  readonly models: FileModels;
  readonly used: UsedEditor;
  readonly #services: SessionServices;
  readonly #features: FeaturesToCome;
  readonly #ends: (() => void)[] = [];
  #paints = false;
  #disposed = false;

  constructor(services: SessionServices) {
    this.#services = services;
    const { client, role, preferences, editors, commands, workbench, shared } = services;
    const mayEdit = () => {
      const mine = role.get();
      return mine !== null && may(mine, 'edit');
    };
    const limits = () => client.session.get()?.limits ?? DEFAULT_LIMITS;
    this.#ends.push(followTheme(preferences.effectiveTheme));
    installPersonColours();
    this.models = this.#own(
      new FileModels({
        client,
        overrides: new LanguageOverrides(client.doc, mayEdit),
        canEdit: (id) => mayEdit() && client.workspace.get(id) !== undefined,
        maxLength: () => limits().fileLength,
        room: () => limits().sessionLength - client.workspace.filledLength,
        indentation: () => shared.values.get(),
        onRefused: (reason) => tellRefusal(reason, limits()),
      }),
    );
    const { models } = this;
    this.#features = this.#own(
      new FeaturesToCome(() => {
        models.turnLanguagesOn();
        // Monaco knows more colours now.
        applyTheme(preferences.effectiveTheme.get());
        for (const way of leadToPage(commands)) this.#own(way);
      }),
    );
    const used = this.#own(new UsedEditor(workbench));
    this.used = used;
    const mine = this.#own(new MyCursor(used, client));
    const watch = this.#own(new ChangeWatch(client));
    this.#own(new Follow(used, services));
    const selected = () => selectedPart(used.get()?.codeEditor);
    this.#own(new ChangeCommands({ watch, models, services, mayEdit, selected }));
    this.#own(new BackgroundModels(models, used, client.workspace));
    this.#own(new OutlineWatch(used, editors));
    this.#own(registerLineSymbols());
    const backend = this.#own(editorBackend(used, models, services));
    this.#ends.push(
      tellCompanions(used, editors),
      shared.values.subscribe(() => models.detectIndentation()),
      editors.attach(backend),
      commands.registerAll([
        { id: 'editor.undo', title: text.editor.commands.undo, run: () => editors.run('undo') },
        { id: 'editor.redo', title: text.editor.commands.redo, run: () => editors.run('redo') },
        formatCommand(used, mayEdit),
        languageCommand(services),
        lookHereCommand(mine, services),
        intoFoldCommand(() => used.get()?.marks ?? null),
        {
          id: 'cursors.showNames',
          title: text.editor.commands.showNames,
          keys: 'Alt+N',
          run: () => {
            for (const { labels } of used.all()) labels.showAll();
          },
        },
      ]),
    );
  }

  /** Puts the editor of one side into the page; one that is in it already, for the page was not drawn yet, moves. */
  mount(pane: Pane, place: PanePlace): PaneEditor {
    const present = this.used.all().find((one) => one.pane === pane);
    if (present !== undefined) {
      present.moveTo(place);
      return present;
    }
    const mounted = new PaneEditor(place, this.#services, this.models, pane);
    this.used.add(mounted);
    this.#bringFeaturesAfter(mounted.codeEditor);
    return mounted;
  }

  unmount(mounted: PaneEditor): void {
    if (this.#disposed) return;
    this.used.remove(mounted);
    mounted.dispose();
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    for (const mounted of this.used.all()) mounted.dispose();
    for (const end of this.#ends.reverse()) end();
  }

  /** Two frames after the first text is there: by then it is on the screen. */
  #bringFeaturesAfter({ shown }: CodeEditor): void {
    if (this.#paints) return;
    this.#paints = true;
    void until(shown, (file) => file !== null).then(() => {
      requestAnimationFrame(() => requestAnimationFrame(() => void this.#features.bring()));
    });
  }

  /** Ends with the suite, in the opposite order. */
  #own<Part extends { dispose(): void }>(part: Part): Part {
    this.#ends.push(() => part.dispose());
    return part;
  }
}

function tellRefusal(reason: FileRefusal, { fileLength, sessionLength }: Limits): void {
  const messages: Record<FileRefusal, string> = {
    'too-long': text.editor.tooLong(fileLength),
    'session-full': text.editor.sessionFull(sessionLength),
    'read-only': text.editor.readOnly,
  };
  toast('warning', messages[reason], { key: 'refused' });
}

function selectedPart(codeEditor: CodeEditor | undefined) {
  const file = codeEditor?.shown.get();
  const selection = codeEditor?.editor.getSelection();
  if (file == null || selection == null || selection.isEmpty()) return null;
  const start = file.model.getOffsetAt(selection.getStartPosition());
  return { fileId: file.id, range: { start, end: file.model.getOffsetAt(selection.getEndPosition()) } };
}
