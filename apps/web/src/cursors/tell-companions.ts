import type { EditorHandle } from '../editor/editor-handle.ts';
import type { UsedEditor } from '../editor/used-editor.ts';

/** Who is on my lines is told of the side I use; nobody is when there is none. Returns what ends it. */
export function tellCompanions(
  used: Pick<UsedEditor, 'each'>,
  editors: Pick<EditorHandle, 'tellCompanions'>,
): () => void {
  return used.each(({ watch: { sight } }) => {
    const tell = () => editors.tellCompanions(sight.get().companions);
    const unsubscribe = sight.subscribe(tell);
    // What was true of the side before is not of this one, which may be long at rest.
    tell();
    return () => {
      unsubscribe();
      editors.tellCompanions([]);
    };
  });
}
