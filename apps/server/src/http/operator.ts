import { isSessionId, type Lineage, type SessionId, urlSafe } from '@coedit/protocol';
import type { Clock, RandomBytes } from '../session/clock.ts';
import type { Registry } from '../session/registry.ts';
import type { BackupReport, Backups } from '../store/backups.ts';
import { NoSuchSession, StoreDamaged } from '../store/store.ts';

const ID_LENGTH = 16;

export interface OperatorOptions {
  readonly backups: Backups;
  readonly registry: Pick<Registry, 'replace'>;
  readonly clock: Clock;
  readonly random: RandomBytes;
}

export interface RestoredSession {
  readonly id: SessionId;
  readonly name: string;
  /** `same`: it is as in the backup. `damaged`: the backup's is not whole; what is here stays. */
  readonly outcome: 'restored' | 'same' | 'damaged';
  /** Under which id the session that was here goes on; null: there was none. */
  readonly asideId: SessionId | null;
}

/** What whoever runs the server may ask of it while it runs. */
export class Operator {
  readonly #options: OperatorOptions;

  constructor(options: OperatorOptions) {
    this.#options = options;
  }

  backUp(file: string): Promise<BackupReport> {
    return this.#options.backups.backUp(file);
  }

  /** Without ids: every session of the backup. Sessions that are not in it stay as they are. */
  async restore(file: string, ids: readonly string[]): Promise<readonly RestoredSession[]> {
    const inBackup = await this.#options.backups.readBackup(file);
    for (const id of ids) {
      if (!isSessionId(id) || !inBackup.some((session) => session.id === id))
        throw new NoSuchSession(`There is no session ${id} in ${file}. Nothing was restored.`);
    }
    const restored: RestoredSession[] = [];
    for (const { id, name } of inBackup) {
      if (ids.length === 0 || ids.includes(id)) restored.push(await this.#restoreOne(file, id, name));
    }
    return restored;
  }

  async #restoreOne(file: string, id: SessionId, name: string): Promise<RestoredSession> {
    const { backups, registry, clock, random } = this.#options;
    if (await backups.isAsIn(file, id)) return { id, name, outcome: 'same', asideId: null };
    const asideId = urlSafe(random(ID_LENGTH)) as SessionId;
    const lineage = urlSafe(random(ID_LENGTH)) as Lineage;
    const at = new Date(clock.now()).toISOString().slice(0, 16).replace('T', ' ');
    const text =
      'The operator brings this session back from a backup. What you hold is kept: you will see both.';
    try {
      const wasThere = await registry.replace(id, { code: 'restored', text }, () =>
        backups.restore(file, { id, asideId, asideNote: ` (before the restore of ${at})`, lineage }),
      );
      return { id, name, outcome: 'restored', asideId: wasThere ? asideId : null };
    } catch (error) {
      if (!(error instanceof StoreDamaged)) throw error;
      return { id, name, outcome: 'damaged', asideId: null };
    }
  }
}
