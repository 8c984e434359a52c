import type { SessionClient, SessionSettings, Workspace } from '@coedit/client';
import { entryOf } from '@coedit/document';
import type { FileEntry, FileId } from '@coedit/protocol';
import type * as Y from 'yjs';
import { Deletions } from './deletions.ts';
import { detectLanguage, PLAIN_TEXT } from './language-detection.ts';
import type { LanguageOverrides } from './language-overrides.ts';
import { monaco } from './monaco.ts';
import { isScriptLanguage, ScriptSync } from './script-sync.ts';
import { type RefusalReason, TextBinding } from './text-binding.ts';

export interface FileModel {
  readonly id: FileId;
  readonly model: monaco.editor.ITextModel;
  readonly text: Y.Text;
  readonly binding: TextBinding;
  /** The URI it should have; when a rename or a deletion changes it, the file gets another model. */
  readonly address: string;
}

/** `session-full`: not the file would be too long, but all files together. */
export type FileRefusal = RefusalReason | 'session-full';

export interface FileModelsOptions {
  readonly client: SessionClient;
  readonly overrides: LanguageOverrides;
  readonly canEdit: (id: FileId) => boolean;
  readonly maxLength: () => number;
  /** UTF-16 units by which all texts together may grow; below zero: the limit was passed. */
  readonly room: () => number;
  /** Of files that do not show their own. */
  readonly indentation: () => Pick<SessionSettings, 'insertSpaces' | 'tabSize'>;
  readonly onRefused: (reason: FileRefusal) => void;
}

export interface FileModelsListener {
  /** A renamed or deleted file is about to get another model: what hangs on the present one can be kept now. */
  willReplace(id: FileId): void;
  replaced(id: FileId): void;
}

/**
 * One model and binding per file that is open or that IntelliSense should know. A model's URI is `file:///PATH`, as
 * imports need it; Monaco cannot change a URI, so a renamed file gets a new model, with the undo steps of the old one.
 */
export class FileModels {
  readonly deletions: Deletions;
  readonly #options: FileModelsOptions;
  readonly #workspace: Workspace;
  readonly #models = new Map<FileId, FileModel>();
  /** Entries of files as they last were: what a deleted file was called. */
  readonly #known = new Map<FileId, FileEntry>();
  readonly #listeners = new Set<FileModelsListener>();
  readonly scripts = new ScriptSync();
  readonly #unsubscribe: readonly (() => void)[];
  /** Until something was painted, all is plain text: starting the TypeScript worker costs 0.4 s. */
  #languagesOn = false;

  constructor(options: FileModelsOptions) {
    this.#options = options;
    this.#workspace = options.client.workspace;
    this.deletions = new Deletions(options.client);
    this.#remember();
    this.#unsubscribe = [
      this.#workspace.files.subscribe(() => this.#filesChanged()),
      options.overrides.subscribe(() => this.#applyLanguages()),
    ];
  }

  listen(listener: FileModelsListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The file's model, made if need be; a deleted file has one too, if it was ever seen here. */
  open(id: FileId): FileModel | undefined {
    // What is no text has nothing to be edited.
    if (this.#known.get(id)?.blob !== undefined) return undefined;
    const existing = this.#models.get(id);
    if (existing) return existing;
    return this.#known.has(id) ? this.#create(id) : undefined;
  }

  has(id: FileId): boolean {
    return this.#models.has(id);
  }

  /** The entry of a file that was deleted while this page was open, to restore it. */
  deletedEntry(id: FileId): FileEntry | undefined {
    return this.#workspace.get(id) === undefined ? this.#known.get(id) : undefined;
  }

  fileOf(uri: monaco.Uri): FileId | undefined {
    const key = uri.toString();
    for (const { id, model } of this.#models.values()) if (model.uri.toString() === key) return id;
    return this.#workspace.find(uri.path.slice(1))?.id;
  }

  setLanguage(id: FileId, language: string): void {
    this.#options.overrides.set(id, language);
    this.#applyLanguages();
  }

  /** Starts what makes IntelliSense work across files, if the shown file is a script. */
  startScripts(language: string): boolean {
    if (!isScriptLanguage(language)) return false;
    this.scripts.start(language);
    return true;
  }

  /** The session's indentation has changed; what a file itself shows still wins. */
  detectIndentation(): void {
    for (const { model } of this.#models.values()) this.#indent(model);
  }

  #indent(model: monaco.editor.ITextModel): void {
    const { insertSpaces, tabSize } = this.#options.indentation();
    model.detectIndentation(insertSpaces, tabSize);
  }

  turnLanguagesOn(): void {
    this.#languagesOn = true;
    this.#applyLanguages();
  }

  /** Frees models of deleted files that no tab shows any more. */
  prune(open: ReadonlySet<FileId>): void {
    for (const id of [...this.#models.keys()]) {
      if (!open.has(id) && this.#workspace.get(id) === undefined) this.#dispose(id);
    }
  }

  dispose(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.deletions.dispose();
    this.scripts.stop();
    for (const id of [...this.#models.keys()]) this.#dispose(id);
    this.#listeners.clear();
  }

  #remember(): void {
    for (const file of this.#workspace.files.get()) {
      this.#known.set(file.id, entryOf({ ...file, path: file.displayPath }));
    }
  }

  #filesChanged(): void {
    this.#remember();
    const moved = [...this.#models.values()].filter(
      ({ id, address }) => this.#uriOf(id).toString() !== address,
    );
    for (const { id } of moved) for (const listener of this.#listeners) listener.willReplace(id);
    // All go before any comes back: two files may have swapped their names.
    for (const { id } of moved) this.#dispose(id);
    for (const { id, binding } of moved) this.#create(id, binding);
    for (const { id } of moved) for (const listener of this.#listeners) listener.replaced(id);
  }

  /** A deleted file makes room for another one of its name. */
  #uriOf(id: FileId): monaco.Uri {
    const uri = monaco.Uri.from({ scheme: 'file', path: `/${this.#known.get(id)?.path ?? ''}` });
    return this.#workspace.get(id) === undefined ? uri.with({ query: id }) : uri;
  }

  #create(id: FileId, continues?: TextBinding): FileModel {
    const { canEdit, maxLength, room, onRefused } = this.#options;
    const wanted = this.#uriOf(id);
    // Monaco's own services may have made a model of that name (a library's file); a second one would throw.
    const uri = monaco.editor.getModel(wanted) === null ? wanted : wanted.with({ query: id });
    const text = this.#workspace.text(id);
    const model = monaco.editor.createModel('', PLAIN_TEXT, uri);
    const binding = new TextBinding({
      text,
      model,
      canEdit: () => canEdit(id),
      maxLength: () => Math.min(maxLength(), text.length + Math.max(0, room())),
      onRefused: (reason) => {
        const isFull = reason === 'too-long' && room() < maxLength() - text.length;
        onRefused(isFull ? 'session-full' : reason);
      },
      continues,
    });
    this.#indent(model);
    const file: FileModel = { id, model, text, binding, address: wanted.toString() };
    this.#models.set(id, file);
    if (this.#languagesOn) this.#applyLanguage(file);
    model.onDidChangeContent(({ changes }) => {
      if (model.getLanguageId() !== PLAIN_TEXT || !this.#languagesOn) return;
      if (changes.some(({ range }) => range.startLineNumber === 1)) this.#applyLanguage(file);
    });
    return file;
  }

  #dispose(id: FileId): void {
    const file = this.#models.get(id);
    if (file === undefined) return;
    this.#models.delete(id);
    this.scripts.remove(file.model);
    // The binding ends with its model.
    file.model.dispose();
  }

  #applyLanguages(): void {
    if (!this.#languagesOn) return;
    for (const file of this.#models.values()) this.#applyLanguage(file);
  }

  #applyLanguage({ id, model }: FileModel): void {
    const path = this.#known.get(id)?.path ?? '';
    const languages = monaco.languages.getLanguages();
    const chosen = this.#options.overrides.get(id);
    const isKnown = chosen !== undefined && languages.some((language) => language.id === chosen);
    const language = isKnown ? chosen : detectLanguage(path, model.getLineContent(1), languages);
    if (model.getLanguageId() !== language) monaco.editor.setModelLanguage(model, language);
    const isScript = isScriptLanguage(language) && this.#workspace.get(id) !== undefined;
    if (isScript) this.scripts.add(model);
    else this.scripts.remove(model);
  }
}
