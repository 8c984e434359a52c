import type { Command } from '../shell/commands.ts';
import { text } from '../texts/texts.ts';
import { toast } from '../ui/toast.ts';
import type { UsedEditor } from './used-editor.ts';

/** By Monaco's own formatters: their edits are as small as can be, so that carets of others stay where they are. */
export function formatCommand(used: UsedEditor, mayEdit: () => boolean): Command {
  return {
    id: 'editor.format',
    title: text.editor.commands.format,
    keys: 'Alt+Shift+F',
    when: () => mayEdit() && used.get()?.codeEditor.shown.get() != null,
    run: () => {
      const editor = used.get()?.codeEditor.editor;
      const action = editor?.getAction('editor.action.formatDocument');
      if (!action?.isSupported()) {
        toast('info', text.editor.commands.noFormatter, { key: 'format' });
        return;
      }
      editor?.focus();
      return action.run();
    },
  };
}
