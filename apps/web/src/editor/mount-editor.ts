import { DEFAULT_LIMITS, may } from '@coedit/protocol';
import { MyCursor } from '../cursors/my-cursor.ts';
import { NameLabels } from '../cursors/name-labels.ts';
import { OverviewMarks } from '../cursors/overview-marks.ts';
import { installPersonColours } from '../cursors/person-colours.ts';
import { RemoteCarets } from '../cursors/remote-carets.ts';
import { Follow } from '../follow/follow.ts';
import type { SessionServices } from '../session/session-context.tsx';
import { text } from '../text/en.ts';
import { toast } from '../ui/toast.ts';
import { BackgroundModels } from './background-models.ts';
import { CodeEditor } from './code-editor.ts';
import { editorBackend } from './editor-backend.ts';
import { FileModels } from './file-models.ts';
import { LanguageOverrides } from './language-overrides.ts';
import { ScriptDiagnostics } from './script-diagnostics.ts';
import type { RefusalReason } from './text-binding.ts';
import { followTheme } from './themes.ts';

export interface MountedEditor {
  readonly models: FileModels;
  dispose(): void;
}

/** Puts the editor and all that belongs to it into the page: the one place where they are made and tied together. */
export function mountEditor(host: HTMLElement, services: SessionServices): MountedEditor {
  const { client, role, preferences, editors, commands } = services;
  const mayEdit = () => {
    const mine = role.get();
    return mine !== null && may(mine, 'edit');
  };
  const maxLength = () => client.session.get()?.limits.fileLength ?? DEFAULT_LIMITS.fileLength;
  const overrides = new LanguageOverrides(client.doc, mayEdit);
  const models = new FileModels({
    client,
    overrides,
    canEdit: (id) => mayEdit() && client.workspace.get(id) !== undefined,
    maxLength,
    tabSize: () => preferences.values.get().tabSize,
    onRefused: (reason) => tellRefusal(reason, maxLength()),
  });
  const endTheme = followTheme(preferences.effectiveTheme);
  installPersonColours();
  const codeEditor = new CodeEditor(host, services, models);
  const carets = new RemoteCarets(codeEditor, client);
  const labels = new NameLabels(codeEditor.editor, carets, services);
  const parts = [
    carets,
    labels,
    new OverviewMarks(codeEditor.editor, carets),
    new MyCursor(codeEditor, client),
    new Follow(codeEditor, carets, services, host),
    new BackgroundModels(models, codeEditor, client.workspace),
    new ScriptDiagnostics(codeEditor.editor, models.scripts),
  ];
  const endBackend = editors.attach(editorBackend(codeEditor, models, services));
  const endCommands = commands.registerAll([
    { id: 'editor.undo', title: text.editor.commands.undo, run: () => editors.run('undo') },
    { id: 'editor.redo', title: text.editor.commands.redo, run: () => editors.run('redo') },
    { id: 'cursors.showNames', title: text.editor.commands.showNames, run: () => labels.showAll() },
  ]);
  // Two frames: by then the text is on the screen.
  requestAnimationFrame(() => requestAnimationFrame(() => models.turnLanguagesOn()));
  return {
    models,
    dispose: () => {
      endCommands();
      endBackend();
      for (const part of parts.reverse()) part.dispose();
      codeEditor.dispose();
      models.dispose();
      endTheme();
    },
  };
}

function tellRefusal(reason: RefusalReason, limit: number): void {
  const message = reason === 'too-long' ? text.editor.tooLong(limit) : text.editor.readOnly;
  toast('warning', message, { key: 'refused' });
}
