import type { Preferences } from '../settings/preferences.ts';
import { text } from '../texts/texts.ts';
import { toast } from '../ui/toast.ts';
import type { CodeEditor } from './code-editor.ts';

/**
 * Vim's keys in one editor while the preference asks for them. The library comes when it is first wanted. Its undo is that of
 * the model, and so the person's own.
 */
export class VimKeys {
  readonly #codeEditor: CodeEditor;
  readonly #preferences: Preferences;
  /** Where the mode and the line of a command stand. */
  readonly #bar: HTMLElement;
  readonly #unsubscribe: readonly (() => void)[];
  #mode: { dispose(): void } | undefined;
  #wanted = false;
  #disposed = false;

  constructor(codeEditor: CodeEditor, preferences: Preferences, bar: HTMLElement) {
    this.#codeEditor = codeEditor;
    this.#preferences = preferences;
    this.#bar = bar;
    this.#bar.hidden = true;
    const follow = () => void this.#follow();
    this.#unsubscribe = [preferences.values.subscribe(follow), codeEditor.shown.subscribe(follow)];
    follow();
  }

  dispose(): void {
    this.#disposed = true;
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#end();
  }

  async #follow(): Promise<void> {
    // A file that somebody renames gets another model within one turn. Who is typing in it must not find their next
    // letters taken as commands: so it is asked behind the turn whether there is a file.
    await Promise.resolve();
    if (this.#disposed) return;
    // The library asks the editor for its text at any key.
    const wanted = this.#preferences.values.get().vimKeys && this.#codeEditor.shown.get() !== null;
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    if (!wanted) return this.#end();
    try {
      const { initVimMode } = await import('monaco-vim');
      if (!this.#wanted || this.#disposed || this.#mode !== undefined) return;
      this.#bar.hidden = false;
      // Its types are those of an older Monaco.
      this.#mode = initVimMode(this.#codeEditor.editor as never, this.#bar);
    } catch (reason) {
      this.#wanted = false;
      console.error('the Vim keys', reason);
      toast('error', text.editor.vimFailed, { key: 'vim' });
    }
  }

  #end(): void {
    this.#wanted = false;
    this.#mode?.dispose();
    this.#mode = undefined;
    this.#bar.replaceChildren();
    this.#bar.hidden = true;
  }
}
