import type { SessionServices } from '../session/session-context.tsx';
import { colouredWords } from './coloured-words.ts';
import type { EditorBackend, EditorPosition } from './editor-handle.ts';
import type { FileModels } from './file-models.ts';
import { addFeatures } from './late-features.ts';
import { monaco } from './monaco.ts';
import { offeredActions } from './monaco-actions.ts';
import type { UsedEditor } from './used-editor.ts';

/** Those that are there before Monaco's features are. */
const CORE_COMMANDS: ReadonlySet<string> = new Set(['undo', 'redo']);

/** What the page's commands and status bar reach of Monaco, and Monaco's own ways that must lead to the page instead. */
export function editorBackend(
  used: UsedEditor,
  models: FileModels,
  services: SessionServices,
): EditorBackend & { readonly dispose: () => void } {
  const { editors, workbench } = services;
  const tell = () => {
    const editor = used.get()?.codeEditor;
    const model = editor?.shown.get()?.model;
    editors.tell(editor && model ? positionOf(editor.editor) : null, model?.getLanguageId() ?? null);
  };
  const disposables = [
    monaco.editor.registerEditorOpener({
      openCodeEditor: (_source, resource, target) => {
        const id = models.fileOf(resource);
        if (id === undefined) return false;
        workbench.openFile(id, { ...(target && { reveal: revealOf(target) }) });
        return true;
      },
    }),
  ];
  const endTelling = used.each(({ codeEditor: { editor, shown } }) => {
    const listeners = [editor.onDidChangeCursorSelection(tell), editor.onDidChangeModelLanguage(tell)];
    const unsubscribe = shown.subscribe(tell);
    tell();
    return () => {
      unsubscribe();
      for (const listener of listeners) listener.dispose();
    };
  });
  const shown = () => used.get()?.codeEditor.shown.get() ?? null;
  return {
    run: (actionId) => {
      const editor = used.get()?.codeEditor.editor;
      if (editor === undefined) return;
      editor.focus();
      if (CORE_COMMANDS.has(actionId) || editor.getAction(actionId) !== null) runNow(editor, actionId);
      // Most were asked for before they have come.
      else void addFeatures().then(() => runNow(editor, actionId), tellFailure);
    },
    actions: () =>
      shown() === null ? [] : offeredActions(used.get()?.codeEditor.editor.getSupportedActions() ?? []),
    focus: () => used.get()?.codeEditor.focus(),
    setLanguage: (id) => {
      const file = shown();
      if (file !== null) models.setLanguage(file.id, id);
    },
    languages: () =>
      monaco.languages.getLanguages().map(({ id, aliases }) => ({ id, name: aliases?.[0] ?? id })),
    colour: colouredWords,
    text: () => shown()?.model.getValue() ?? null,
    dispose: () => {
      endTelling();
      for (const disposable of disposables) disposable.dispose();
    },
  };
}

function runNow(editor: monaco.editor.ICodeEditor, actionId: string): void {
  const action = editor.getAction(actionId);
  // Undo and the like are commands of the editor, not actions.
  if (action === null) editor.trigger('coedit', actionId, null);
  else void action.run();
}

const tellFailure = (reason: unknown): void => console.error('the features of the editor', reason);

function positionOf(editor: monaco.editor.ICodeEditor): EditorPosition | null {
  const position = editor.getPosition();
  const model = editor.getModel();
  if (position === null || model === null) return null;
  const selected = (editor.getSelections() ?? []).reduce(
    (sum, selection) => sum + model.getValueLengthInRange(selection),
    0,
  );
  return { line: position.lineNumber, column: position.column, selected };
}

function revealOf(target: monaco.IRange | monaco.IPosition) {
  if ('lineNumber' in target) return { line: target.lineNumber, column: target.column };
  return { line: target.startLineNumber, column: target.startColumn };
}
