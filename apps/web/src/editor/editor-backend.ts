import type { SessionServices } from '../session/session-context.tsx';
import type { CodeEditor } from './code-editor.ts';
import type { EditorBackend, EditorPosition } from './editor-handle.ts';
import type { FileModels } from './file-models.ts';
import { monaco } from './monaco.ts';
import { offeredActions } from './monaco-actions.ts';

/** What the page's commands and status bar reach of Monaco, and Monaco's own ways that must lead to the page instead. */
export function editorBackend(
  codeEditor: CodeEditor,
  models: FileModels,
  services: SessionServices,
): EditorBackend & { readonly dispose: () => void } {
  const { editor } = codeEditor;
  const { editors, workbench, commands } = services;
  const tell = () => {
    const model = codeEditor.shown.get()?.model;
    editors.tell(model ? positionOf(editor) : null, model?.getLanguageId() ?? null);
  };
  const disposables = [
    editor.onDidChangeCursorSelection(tell),
    editor.onDidChangeModelLanguage(tell),
    monaco.editor.registerCommand('editor.action.quickCommand', () => commands.run('palette')),
    monaco.editor.registerEditorOpener({
      openCodeEditor: (_source, resource, target) => {
        const id = models.fileOf(resource);
        if (id === undefined) return false;
        workbench.openFile(id, { ...(target && { reveal: revealOf(target) }) });
        return true;
      },
    }),
  ];
  const unsubscribe = codeEditor.shown.subscribe(tell);
  tell();
  return {
    run: (actionId) => {
      editor.focus();
      const action = editor.getAction(actionId);
      // Undo and the like are commands of the editor, not actions.
      if (action === null) editor.trigger('coedit', actionId, null);
      else void action.run();
    },
    actions: () => (codeEditor.shown.get() === null ? [] : offeredActions(editor.getSupportedActions())),
    focus: () => codeEditor.focus(),
    setLanguage: (id) => {
      const shown = codeEditor.shown.get();
      if (shown !== null) models.setLanguage(shown.id, id);
    },
    languages: () =>
      monaco.languages.getLanguages().map(({ id, aliases }) => ({ id, name: aliases?.[0] ?? id })),
    text: () => codeEditor.shown.get()?.model.getValue() ?? null,
    dispose: () => {
      unsubscribe();
      for (const disposable of disposables) disposable.dispose();
    },
  };
}

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
