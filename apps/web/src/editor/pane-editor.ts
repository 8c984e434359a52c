import { FoldMarks } from '../cursors/fold-marks.ts';
import { lookHereMenu } from '../cursors/look-here.ts';
import { NameLabels } from '../cursors/name-labels.ts';
import { OverviewMarks } from '../cursors/overview-marks.ts';
import { RemoteCarets } from '../cursors/remote-carets.ts';
import { SightWatch } from '../cursors/sight-watch.ts';
import type { SessionServices } from '../session/session-context.tsx';
import type { Pane } from '../shell/workbench.ts';
import { text } from '../texts/texts.ts';
import { CodeEditor } from './code-editor.ts';
import { earlyKeys } from './early-keys.ts';
import type { FileModels } from './file-models.ts';
import { ScriptDiagnostics } from './script-diagnostics.ts';
import { VimKeys } from './vim-keys.ts';

/** What it is shown in. */
export interface PanePlace {
  readonly host: HTMLElement;
  /** Below the text. */
  readonly vimBar: HTMLElement;
}

/** The editor of one side, and the others as they are drawn in it. */
export class PaneEditor {
  readonly pane: Pane;
  readonly host = element('editor-itself monaco-component');
  readonly codeEditor: CodeEditor;
  readonly carets: RemoteCarets;
  readonly watch: SightWatch;
  readonly labels: NameLabels;
  readonly marks: FoldMarks;
  readonly #vimBar = element('vim-bar');
  readonly #parts: readonly { dispose(): void }[];
  #disposed = false;

  constructor(place: PanePlace, services: SessionServices, models: FileModels, pane: Pane) {
    this.pane = pane;
    // In the page from the beginning: Monaco measures.
    place.host.append(this.host);
    place.vimBar.append(this.#vimBar);
    this.codeEditor = new CodeEditor(this.host, services, models, pane);
    const { editor } = this.codeEditor;
    this.carets = new RemoteCarets(this.codeEditor, services.client, services.preferences);
    this.labels = new NameLabels(editor, this.carets, services);
    this.watch = new SightWatch(editor, this.carets);
    this.marks = new FoldMarks(editor, this.watch, services);
    // Monaco's own menu; the palette has the page's command.
    editor.addAction({
      id: 'coedit.copyLinkToLine',
      label: text.session.placeLink.copyLine,
      contextMenuGroupId: '9_cutcopypaste',
      contextMenuOrder: 9,
      run: () => services.commands.run('link.copyLine'),
    });
    this.#parts = [
      earlyKeys(editor, (actionId) => services.editors.run(actionId)),
      new VimKeys(this.codeEditor, services.preferences, this.#vimBar),
      new ScriptDiagnostics(editor, models.scripts),
      new OverviewMarks(editor, this.carets),
      lookHereMenu(editor, services),
      this.marks,
      this.watch,
      this.labels,
      this.carets,
    ];
  }

  moveTo(place: PanePlace): void {
    // An element that moves loses the focus of what is inside.
    const { editor } = this.codeEditor;
    const isTypedInto = editor.hasTextFocus();
    place.host.append(this.host);
    place.vimBar.append(this.#vimBar);
    if (isTypedInto) editor.focus();
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    for (const part of this.#parts) part.dispose();
    this.codeEditor.dispose();
    this.host.remove();
    this.#vimBar.remove();
  }
}

function element(className: string): HTMLElement {
  const made = document.createElement('div');
  made.className = className;
  return made;
}
