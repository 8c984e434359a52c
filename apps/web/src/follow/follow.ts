import type { FileId, UserId } from '@coedit/protocol';
import type { RemoteCarets } from '../cursors/remote-carets.ts';
import type { CodeEditor } from '../editor/code-editor.ts';
import type { SessionServices } from '../session/session-context.tsx';
import { text } from '../text/en.ts';
import { toast } from '../ui/toast.ts';
import { FollowedPerson } from './followed-person.ts';

const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock']);

/** My view follows another's, across files, until I type, scroll, click in the text, go elsewhere or press Esc. */
export class Follow {
  readonly #codeEditor: CodeEditor;
  readonly #carets: RemoteCarets;
  readonly #services: SessionServices;
  readonly #unsubscribe: readonly (() => void)[];
  readonly #person: FollowedPerson;
  readonly #gestures = new AbortController();
  #following: UserId | null = null;
  /** The file the followed person is in: when another one is shown, I have gone elsewhere. */
  #expected: FileId | null = null;

  constructor(codeEditor: CodeEditor, carets: RemoteCarets, services: SessionServices, host: HTMLElement) {
    const { client, workbench } = services;
    this.#codeEditor = codeEditor;
    this.#carets = carets;
    this.#services = services;
    this.#unsubscribe = [
      workbench.state.subscribe(() => this.#workbenchChanged()),
      client.cursors.subscribe(() => this.#goToFile()),
      carets.shown.subscribe(() => this.#reveal()),
    ];
    this.#person = new FollowedPerson(client, {
      cameBack: (userId) => workbench.follow(userId),
      gone: (name) => {
        toast('info', text.editor.follow.gone(name), { key: 'follow' });
        this.#stop();
      },
    });
    this.#listenForGestures(host);
    this.#workbenchChanged();
  }

  dispose(): void {
    this.#gestures.abort();
    this.#person.dispose();
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
  }

  #listenForGestures(host: HTMLElement): void {
    const options = { capture: true, passive: true, signal: this.#gestures.signal };
    for (const gesture of ['wheel', 'touchmove', 'mousedown', 'paste', 'drop'] as const) {
      host.addEventListener(gesture, () => this.#stop(), options);
    }
    host.addEventListener('keydown', (event) => this.#keyPressed(event), options);
    window.addEventListener(
      'keydown',
      (event) => {
        const inDialog = event.target instanceof Element && event.target.closest('dialog') !== null;
        if (event.key === 'Escape' && !inDialog) this.#stop();
      },
      options,
    );
  }

  #keyPressed(event: KeyboardEvent): void {
    if (MODIFIERS.has(event.key)) return;
    this.#stop();
  }

  #stop(): void {
    if (this.#following !== null) this.#services.workbench.follow(null);
  }

  #workbenchChanged(): void {
    const { following, active } = this.#services.workbench.state.get();
    if (following !== this.#following) {
      this.#following = following;
      this.#expected = null;
      this.#person.set(following);
      this.#goToFile();
      this.#reveal();
      return;
    }
    if (following !== null && this.#expected !== null && active !== this.#expected) this.#stop();
  }

  #goToFile(): void {
    const { client, workbench } = this.#services;
    const followed = this.#person.here;
    if (followed === null) return;
    const cursor = client.cursors.get().get(followed);
    if (cursor === undefined || client.workspace.get(cursor.fileId) === undefined) return;
    this.#expected = cursor.fileId;
    if (workbench.state.get().active === cursor.fileId) return;
    workbench.openFile(cursor.fileId, { preview: true, keepFocus: true });
  }

  #reveal(): void {
    const followed = this.#person.here;
    if (followed === null) return;
    const position = this.#carets.positionOf(followed, 0);
    if (position === null) return;
    this.#codeEditor.editor.revealPositionInCenterIfOutsideViewport(position);
  }
}
