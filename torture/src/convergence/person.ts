import { type RemovedFiles, SessionClient } from '@coedit/client';
import { type Instance, Line } from '@coedit/instance';
import type { CreatedSession, FileId } from '@coedit/protocol';
import type { Random } from '@coedit/protocol/testing';
import * as Y from 'yjs';
import { badLine } from '../line/bad-line.ts';
import { Repeater } from './repeater.ts';

/** Short waits: hundreds of seeds pass in minutes, and more happens at once than in a real team. */
const TIMING = { firstRetry: 20, longestRetry: 200, stableAfter: 0 };
const FAULTS = { delay: 25, cut: 0.35, blackHole: 0, withinBytes: 60_000 };

/** One participant: an honest client, an undo of their own, a bad line, and a socket that repeats itself. */
export class Person {
  readonly client: SessionClient;
  readonly line: Line;
  readonly repeater: Repeater;
  /** For `restore`. */
  readonly removed: RemovedFiles[] = [];
  /** In how many operations of the session they come back online; 0: they are. */
  offlineFor = 0;
  readonly #origin = {};
  #undo: Y.UndoManager | null = null;

  private constructor(client: SessionClient, line: Line, repeater: Repeater) {
    this.client = client;
    this.line = line;
    this.repeater = repeater;
  }

  static async join(
    instance: Instance,
    session: CreatedSession,
    name: string,
    { random, isCalm }: { readonly random: Random; readonly isCalm: () => boolean },
  ): Promise<Person> {
    const faults = badLine(random, FAULTS);
    const line = await Line.to(instance.url, () => (isCalm() ? {} : faults()));
    const repeater = new Repeater(random);
    const client = new SessionClient({
      serverUrl: line.webSocketUrl,
      sessionId: session.id,
      token: session.links.editor.token,
      name,
      wishedColour: 0,
      timing: TIMING,
      WebSocket: repeater.socketClass,
    });
    return new Person(client, line, repeater);
  }

  /** As an editor binding does: under an origin of its own, which undo follows. */
  edit(id: FileId, change: (text: Y.Text) => void): void {
    const text = this.client.workspace.text(id);
    this.#undo ??= new Y.UndoManager(text, {
      trackedOrigins: new Set([this.#origin]),
      captureTimeout: 0,
    });
    this.#undo.addToScope(text);
    this.client.doc.transact(() => change(text), this.#origin);
  }

  /** False: there was nothing to undo. */
  undo(): boolean {
    return this.#undo !== null && this.#undo.undo() !== null;
  }

  redo(): boolean {
    return this.#undo !== null && this.#undo.redo() !== null;
  }

  async leave(): Promise<void> {
    this.client.destroy();
    await this.line.dispose();
  }
}
