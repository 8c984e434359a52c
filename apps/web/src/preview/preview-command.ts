import type { SessionClient } from '@coedit/client';
import type { Command } from '../shell/commands.ts';
import type { Workbench } from '../shell/workbench.ts';
import { text } from '../texts/texts.ts';
import { previewKindOf, previewsOf } from './preview-model.ts';

export const PREVIEW_COMMAND = 'preview.toggle';

export function previewCommand(client: SessionClient, workbench: Workbench): Command {
  const file = () => {
    const { active } = workbench.state.get();
    const found = active === null ? undefined : client.workspace.get(active);
    return found?.blob === undefined && previewKindOf(found?.path ?? '') !== null ? found : undefined;
  };
  return {
    id: PREVIEW_COMMAND,
    title: text.viewer.togglePreview,
    keys: 'Mod+Shift+V',
    when: () => file() !== undefined,
    run: () => {
      const found = file();
      if (found !== undefined) previewsOf(workbench).toggle(found.id);
    },
  };
}
