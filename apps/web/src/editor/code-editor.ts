import type { Readable } from '@coedit/client';
import { type FileId, may } from '@coedit/protocol';
import type { SessionServices } from '../session/session-context.tsx';
import type { Pane, RevealTarget } from '../shell/workbench.ts';
import { AwaitedFocus } from '../ui/awaited-focus.ts';
import { Store } from '../ui/store.ts';
import { accessOptions, fixedOptions, preferredOptions } from './editor-options.ts';
import type { FileModel, FileModels } from './file-models.ts';
import { monaco } from './monaco.ts';

type ViewState = monaco.editor.ICodeEditorViewState;

/** The editor of one side: shows the active tab's file, and finds it again as it was left. */
export class CodeEditor {
  readonly editor: monaco.editor.IStandaloneCodeEditor;
  readonly shown: Readable<FileModel | null>;
  readonly #shown = new Store<FileModel | null>(null);
  readonly #services: SessionServices;
  readonly #models: FileModels;
  readonly #pane: Pane;
  readonly #viewStates = new Map<FileId, ViewState>();
  readonly #unsubscribe: (() => void)[];
  #detachBinding: (() => void) | undefined;
  readonly #awaitedFocus = new AwaitedFocus();
  /** In which it was asked for. */
  #awaitedFile: FileId | null = null;
  /** The model under the hands of the person is being replaced. */
  #refocus = false;
  #waitingReveal: { readonly id: FileId; readonly target: RevealTarget } | undefined;

  constructor(host: HTMLElement, services: SessionServices, models: FileModels, pane: Pane) {
    const { client, workbench, preferences } = services;
    this.#services = services;
    this.#models = models;
    this.#pane = pane;
    this.shown = this.#shown;
    this.editor = monaco.editor.create(host, {
      ...fixedOptions(),
      ...preferredOptions(preferences.values.get(), host.clientWidth),
    });
    const listeners = [
      this.editor.onDidLayoutChange(() => this.#updatePreferences()),
      this.editor.onDidFocusEditorWidget(() => workbench.use(pane)),
    ];
    this.#unsubscribe = [
      () => {
        for (const listener of listeners) listener.dispose();
      },
      pane.state.subscribe(() => this.#tabsChanged()),
      client.workspace.files.subscribe(() => this.#show()),
      client.session.subscribe(() => this.#updateAccess()),
      preferences.values.subscribe(() => this.#updatePreferences()),
      pane.onReveal((id, target) => this.#reveal(id, target)),
      pane.onFocus(() => this.focus()),
      models.listen({
        willReplace: (id) => this.#willReplace(id),
        replaced: (id) => this.#replaced(id),
      }),
    ];
    this.#tabsChanged();
  }

  focus(): void {
    this.#awaitedFocus.end();
    const { active } = this.#pane.state.get();
    if (this.#shown.get() !== null) this.editor.focus();
    if (this.editor.hasTextFocus() || active === null) return;
    this.#awaitedFile = active;
    // A file made a moment ago is told of in the next microtask; and with the first file the host is hidden until React has
    // rendered, and what is hidden takes no focus.
    this.#awaitedFocus.begin();
    requestAnimationFrame(() => this.#takeAwaitedFocus());
  }

  #takeAwaitedFocus(): void {
    if (this.#pane.state.get().active !== this.#awaitedFile) this.#awaitedFocus.end();
    if (this.#shown.get() === null || !this.#awaitedFocus.lasts) return;
    this.editor.focus();
    if (this.editor.hasTextFocus()) this.#awaitedFocus.end();
  }

  dispose(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#detachBinding?.();
    this.#shown.set(null);
    this.editor.dispose();
  }

  #tabsChanged(): void {
    const open = new Set(this.#pane.state.get().tabs.map((tab) => tab.fileId));
    for (const id of this.#viewStates.keys()) if (!open.has(id)) this.#viewStates.delete(id);
    this.#show();
    this.#models.prune(this.#services.workbench.openFiles());
  }

  #show(): void {
    const { active } = this.#pane.state.get();
    const shown = this.#shown.get();
    const next = active === null ? null : (this.#models.open(active) ?? null);
    if (next === shown) return this.#updateAccess();
    this.#keepViewState();
    this.#attach(next);
    const state = next && this.#viewStates.get(next.id);
    if (state) this.editor.restoreViewState(state);
    const waiting = this.#waitingReveal;
    if (next !== null && waiting?.id === next.id) this.#reveal(waiting.id, waiting.target);
    this.#takeAwaitedFocus();
  }

  #attach(next: FileModel | null): void {
    this.#detachBinding?.();
    this.#detachBinding = undefined;
    this.editor.setModel(next?.model ?? null);
    this.#detachBinding = next ? this.#tie(next) : undefined;
    this.#updateAccess(next);
    this.#shown.set(next);
  }

  #tie({ id, binding, text }: FileModel): () => void {
    const detach = binding.attachEditor(this.editor);
    // What I have written in is not a preview any more.
    const pin = (_event: unknown, { local }: { readonly local: boolean }) => {
      if (local) this.#services.workbench.pinTab(id, this.#pane);
    };
    text.observe(pin);
    return () => {
      text.unobserve(pin);
      detach();
    };
  }

  #keepViewState(): void {
    const shown = this.#shown.get();
    const state = shown && this.editor.saveViewState();
    if (shown && state) this.#viewStates.set(shown.id, state);
  }

  #willReplace(id: FileId): void {
    if (this.#shown.get()?.id !== id) return;
    this.#keepViewState();
    this.#refocus = this.editor.hasTextFocus();
    this.#attach(null);
  }

  #replaced(id: FileId): void {
    if (this.#pane.state.get().active !== id) return;
    this.#show();
    if (this.#refocus) this.editor.focus();
    this.#refocus = false;
  }

  #reveal(id: FileId, target: RevealTarget): void {
    const shown = this.#shown.get();
    if (shown?.id !== id) {
      this.#waitingReveal = { id, target };
      return;
    }
    this.#waitingReveal = undefined;
    const start = shown.model.validatePosition({ lineNumber: target.line, column: target.column });
    const endColumn = Math.min(
      target.endColumn ?? start.column,
      shown.model.getLineMaxColumn(start.lineNumber),
    );
    const range = new monaco.Range(start.lineNumber, start.column, start.lineNumber, endColumn);
    this.editor.setSelection(range);
    this.editor.revealRangeInCenterIfOutsideViewport(range, monaco.editor.ScrollType.Immediate);
  }

  #updateAccess(file: FileModel | null = this.#shown.get()): void {
    if (file === null) return;
    const { client } = this.#services;
    const role = this.#services.role.get();
    const entry = client.workspace.get(file.id);
    const mayEdit = role !== null && may(role, 'edit');
    const access = entry === undefined ? 'deleted' : mayEdit ? 'edit' : 'read';
    this.editor.updateOptions(accessOptions(access, entry?.displayPath ?? file.model.uri.path.slice(1)));
  }

  #updatePreferences(): void {
    const { width } = this.editor.getLayoutInfo();
    this.editor.updateOptions(preferredOptions(this.#services.preferences.values.get(), width));
  }
}
