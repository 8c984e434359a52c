import type { Readable, SessionClient } from '@coedit/client';
import type { FileId, Participant } from '@coedit/protocol';
import { peopleByFile } from '../tabs/people-by-file.ts';

export type PresenceByFile = ReadonlyMap<FileId, readonly Participant[]>;

/**
 * Who else is in which file. Cursors move many times a second while people change files rarely: listeners are told
 * only when someone came, went or changed.
 */
export class FilePresence implements Readable<PresenceByFile> {
  readonly #client: SessionClient;
  #value: PresenceByFile = new Map();
  #signature = '';

  constructor(client: SessionClient) {
    this.#client = client;
  }

  get(): PresenceByFile {
    const { signature, value } = this.#compute();
    if (signature !== this.#signature) {
      this.#signature = signature;
      this.#value = value;
    }
    return this.#value;
  }

  subscribe(listener: () => void): () => void {
    let told = this.get();
    const onChange = () => {
      const now = this.get();
      if (now === told) return;
      told = now;
      listener();
    };
    const stopCursors = this.#client.cursors.subscribe(onChange);
    const stopParticipants = this.#client.participants.subscribe(onChange);
    return () => {
      stopCursors();
      stopParticipants();
    };
  }

  #compute(): { readonly signature: string; readonly value: PresenceByFile } {
    const value = peopleByFile(this.#client.participants.get(), this.#client.cursors.get());
    const lines = [...value].flatMap(([fileId, people]) =>
      people.map(({ userId, colour, name }) => `${fileId} ${userId} ${colour} ${name}`),
    );
    return { signature: lines.join('\n'), value };
  }
}
