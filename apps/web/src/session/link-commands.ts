import { useEffect } from 'react';
import { text } from '../texts/texts.ts';
import { copyLinkTo, copyLinkToPerson } from './link-to-place.ts';
import type { SessionServices } from './session-context.tsx';

/** Links to where I am, and to me. */
export function useLinkCommands(services: SessionServices): void {
  useEffect(() => {
    const { client, commands, editors, workbench } = services;
    const words = text.session.placeLink;
    const here = () => {
      const { active } = workbench.state.get();
      const file = active === null ? undefined : client.workspace.get(active);
      const line = editors.position.get()?.line;
      return file === undefined || line === undefined ? null : { path: file.displayPath, line };
    };
    return commands.registerAll([
      {
        id: 'link.copyLine',
        title: words.copyLine,
        when: () => here() !== null,
        run: () => {
          const file = here();
          if (file !== null) return copyLinkTo(services, { file }, words.line(file.path, file.line));
        },
      },
      {
        id: 'link.copyFollow',
        title: words.copyFollow,
        when: () => client.me.get() !== null,
        run: () => {
          const me = client.me.get();
          if (me !== null) return copyLinkToPerson(services, me);
        },
      },
    ]);
  }, [services]);
}
