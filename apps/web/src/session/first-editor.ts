import type { FileId } from '@coedit/protocol';
import type { EditorStart, ReadyEditor } from '../editor/editor-start.ts';
import { editorInsets } from '../shell/editor-insets.ts';
import type { Pane } from '../shell/workbench.ts';
import { localStorageOrNull } from '../ui/local-storage.ts';
import { until } from '../ui/until.ts';
import type { SessionServices } from './session-context.tsx';

/**
 * The editor before the page around it is drawn, where it will stand in it: one can type that much sooner. The page moves it to its
 * place, with the focus and what was typed.
 */
export class FirstEditor {
  readonly #services: SessionServices;
  readonly #start: EditorStart;
  readonly #place = document.createElement('div');
  #ended = false;

  constructor(services: SessionServices, start: EditorStart) {
    this.#services = services;
    this.#start = start;
    this.#place.className = 'first-editor';
  }

  /** Resolves when it has been painted, or when it is known that there is no single text to show. */
  async show(): Promise<void> {
    const pane = await paneWithText(this.#services);
    if (pane === null) return;
    const { suite } = await until(this.#start.load, (load): load is ReadyEditor => load.kind === 'ready');
    // The page was faster.
    if (this.#ended || suite.used.all().some((editor) => editor.pane === pane)) return;
    const bars = this.#services.workbench.state.get();
    const { left, right } = editorInsets(localStorageOrNull(), bars, window.innerWidth);
    this.#place.style.setProperty('--left', `${left}px`);
    this.#place.style.setProperty('--right', `${right}px`);
    document.body.append(this.#place);
    suite.mount(pane, { host: this.#place, vimBar: document.createElement('div') });
    await nextPaint();
  }

  end(): void {
    this.#ended = true;
    this.#place.remove();
  }
}

/** The only side, once it is known that its active file is a text; null once it is known that there is none. */
function paneWithText({ workbench, client }: SessionServices): Promise<Pane | null> {
  return new Promise((resolve) => {
    const look = () => {
      const [pane, other] = workbench.panes.get();
      if (pane === undefined) return;
      const { active } = pane.state.get();
      if (other === undefined && isText(active)) end(pane);
      else if (other !== undefined || (client.connection.get().kind === 'online' && !mayCome(active)))
        end(null);
    };
    const isText = (id: FileId | null): boolean => {
      const file = id === null ? undefined : client.workspace.get(id);
      return file !== undefined && file.blob === undefined;
    };
    // Who comes for the first time is led to a file, and that takes a moment (open-first-file.ts); every other link leads at once.
    const mayCome = (active: FileId | null): boolean =>
      active === null && workbench.isFirstVisit && client.workspace.files.get().length > 0;
    const end = (found: Pane | null) => {
      for (const unsubscribe of ends) unsubscribe();
      resolve(found);
    };
    const ends = [workbench.state, client.workspace.files, client.connection].map((readable) =>
      readable.subscribe(look),
    );
    look();
  });
}

const nextPaint = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      // Comes behind the frame, which a timeout does not promise.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve();
      channel.port2.postMessage(null);
    });
  });
