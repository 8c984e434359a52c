import type { FileId, UserId } from '@coedit/protocol';
import type { UsedEditor } from '../editor/used-editor.ts';
import type { SessionServices } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { toast } from '../ui/toast.ts';
import { FollowedPerson } from './followed-person.ts';

const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock']);
/** They go elsewhere in the page, or open something; none of them writes. */
const FUNCTION_KEY = /^F\d{1,2}$/;

/** My view follows another's, across files, until I type, scroll, click in the text, go elsewhere or press Esc. */
export class Follow {
  readonly #used: UsedEditor;
  readonly #services: SessionServices;
  readonly #unsubscribe: readonly (() => void)[];
  readonly #person: FollowedPerson;
  readonly #endLooking: readonly (() => void)[];
  readonly #gestures = new AbortController();
  #following: UserId | null = null;
  /** The file the followed person is in: when another one is shown, I have gone elsewhere. */
  #expected: FileId | null = null;

  constructor(used: UsedEditor, services: SessionServices) {
    const { client, workbench } = services;
    this.#used = used;
    this.#services = services;
    this.#unsubscribe = [
      workbench.state.subscribe(() => this.#workbenchChanged()),
      client.cursors.subscribe(() => this.#goToFile()),
      used.each(({ host, carets }) => {
        const unsubscribe = carets.shown.subscribe(() => this.#reveal());
        const stopListening = this.#listenIn(host);
        return () => {
          unsubscribe();
          stopListening();
        };
      }),
    ];
    this.#person = new FollowedPerson(client, {
      cameBack: (userId) => workbench.follow(userId),
      gone: (name) => {
        toast('info', text.editor.follow.gone(name), { key: 'follow' });
        this.#stop();
      },
    });
    // Behind the person's own look at both: what brings them back is the later of the list and my line.
    this.#endLooking = [client.participants, client.connection].map((readable) =>
      readable.subscribe(() => this.#lookAgain()),
    );
    this.#listenEverywhere();
    this.#workbenchChanged();
  }

  dispose(): void {
    this.#gestures.abort();
    this.#person.dispose();
    for (const end of this.#endLooking) end();
    this.#services.client.follow(null);
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
  }

  #listenIn(host: HTMLElement): () => void {
    const gestures = new AbortController();
    const options = { capture: true, passive: true, signal: gestures.signal };
    for (const gesture of ['wheel', 'touchmove', 'mousedown', 'paste', 'drop'] as const) {
      host.addEventListener(gesture, () => this.#stop(), options);
    }
    host.addEventListener('keydown', (event) => this.#keyPressed(event, host), options);
    return () => gestures.abort();
  }

  #listenEverywhere(): void {
    const options = { capture: true, passive: true, signal: this.#gestures.signal };
    window.addEventListener(
      'keydown',
      (event) => {
        const inDialog = event.target instanceof Element && event.target.closest('dialog') !== null;
        if (event.key === 'Escape' && !inDialog) this.#stop();
      },
      options,
    );
  }

  #keyPressed({ key }: KeyboardEvent, host: HTMLElement): void {
    if (MODIFIERS.has(key) || FUNCTION_KEY.test(key)) return;
    // One that leaves the text, as Ctrl+M makes it do, is none in it.
    if (key === 'Tab') setTimeout(() => host.contains(document.activeElement) && this.#stop());
    else this.#stop();
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
      this.#tellFollowed();
      this.#goToFile();
      this.#reveal();
      return;
    }
    if (following !== null && this.#expected !== null && active !== this.#expected) this.#stop();
  }

  #lookAgain(): void {
    this.#tellFollowed();
    this.#goToFile();
  }

  /** While they are away, or my line is, there is nobody to be told. */
  #tellFollowed(): void {
    this.#services.client.follow(this.#person.here);
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
    const used = this.#used.get();
    const position = used?.carets.positionOf(followed, 0) ?? null;
    if (used === null || position === null) return;
    used.codeEditor.editor.revealPositionInCenterIfOutsideViewport(position);
  }
}
