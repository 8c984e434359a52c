import { Fragment } from 'react';
import { useSession } from '../session/session-context.tsx';
import { IS_MAC, keyCaps } from '../shell/keybindings.ts';
import { text } from '../texts/texts.ts';
import { useReadable } from '../ui/use-readable.ts';

const HINTS = [
  ['quickOpen', text.editor.empty.hints.quickOpen],
  ['palette', text.editor.empty.hints.palette],
  ['view.showSearch', text.editor.empty.hints.search],
  ['view.toggleSideBar', text.editor.empty.hints.toggleSideBar],
] as const;

/** What can be done where there is nothing to edit: each hint is a button that does it. */
export function EmptyEditor() {
  const { client, commands } = useSession();
  const hasFiles = useReadable(client.workspace.files).length > 0;
  return (
    <div className="editor-empty">
      <h2>{hasFiles ? text.editor.empty.title : text.editor.empty.titleNoFiles}</h2>
      <div className="editor-hints">
        {HINTS.map(([id, title]) => {
          const keys = commands.get(id)?.keys;
          return (
            <button key={id} type="button" onClick={() => commands.run(id)}>
              <span>{title}</span>
              {keys !== undefined && <Keys keys={keys} />}
            </button>
          );
        })}
      </div>
    </div>
  );
}

function Keys({ keys }: { readonly keys: string }) {
  return (
    <span className="editor-hint-keys">
      {keyCaps(keys, IS_MAC).map((cap) => (
        <Fragment key={cap}>
          <kbd>{cap}</kbd>
        </Fragment>
      ))}
    </span>
  );
}
