import type { Readable, SessionClient } from '@coedit/client';
import { may } from '@coedit/protocol';
import { Store } from '../ui/store.ts';

type Session = Pick<SessionClient, 'onNotice' | 'saveStatus' | 'session' | 'unsavedEdits'>;

/**
 * How many edits in this browser the server will never take, because my role may only read: made under another role, or
 * by a program in the page. Only the server's own refusal counts them; until then they are on their way like any other.
 */
export class StrandedEdits {
  readonly count: Readable<number>;
  private readonly countStore = new Store(0);
  private readonly client: Session;
  private refused = false;
  private readonly ends: readonly (() => void)[];

  constructor(client: Session) {
    this.client = client;
    this.count = this.countStore;
    this.ends = [
      client.onNotice((notice) => {
        if (notice.code === 'read-only') this.refused = true;
        this.update();
      }),
      client.saveStatus.subscribe(() => this.update()),
      client.session.subscribe(() => this.update()),
    ];
  }

  close(): void {
    for (const end of this.ends) end();
  }

  private update(): void {
    const role = this.client.session.get()?.role;
    // A role that may edit again makes them ordinary edits.
    if (role === undefined || may(role, 'edit') || this.client.saveStatus.get().kind === 'saved')
      this.refused = false;
    this.countStore.set(this.refused ? this.client.unsavedEdits : 0);
  }
}
