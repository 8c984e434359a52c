import type { editor, IDisposable } from 'monaco-editor/editor';
import { LOOK_HERE_ACTION } from '../editor/monaco-actions.ts';
import type { SessionServices } from '../session/session-context.tsx';
import type { Command } from '../shell/commands.ts';
import { text } from '../texts/texts.ts';
import { toast } from '../ui/toast.ts';
import type { MyCursor } from './my-cursor.ts';

/** Asks everyone to come to my line. */
export function lookHereCommand(mine: MyCursor, { client }: SessionServices): Command {
  return {
    id: 'people.lookHere',
    title: text.editor.commands.lookHere,
    keys: 'Alt+H',
    when: () => client.participants.get().length > 0 && mine.place !== null,
    run: () => {
      const { place } = mine;
      if (place === null) return;
      client.call(place);
      toast('success', text.people.called, { key: 'called' });
    },
  };
}

/** The same from the editor's context menu: there the line under the mouse is the one. */
export function lookHereMenu(
  codeEditor: editor.IStandaloneCodeEditor,
  { client, commands }: SessionServices,
): IDisposable {
  const hasOthers = codeEditor.createContextKey<boolean>('coeditHasOthers', false);
  const update = () => hasOthers.set(client.participants.get().length > 0);
  const unsubscribe = client.participants.subscribe(update);
  update();
  const action = codeEditor.addAction({
    id: LOOK_HERE_ACTION,
    label: text.editor.commands.lookHere,
    precondition: 'coeditHasOthers',
    contextMenuGroupId: '1_coedit',
    contextMenuOrder: 1,
    run: () => commands.run('people.lookHere'),
  });
  return {
    dispose: () => {
      unsubscribe();
      action.dispose();
    },
  };
}
