import type { Instance } from '@coedit/instance';
import type { CreatedSession } from '@coedit/protocol';
import { Random } from '@coedit/protocol/testing';
import { until } from './until.ts';
import { PATH, Writer } from './writer.ts';

export interface FleetOptions {
  readonly instance: Instance;
  /** Through a line, or the instance's own. */
  readonly serverUrl: string;
  readonly sessions: number;
  readonly writersPerSession: number;
  readonly random: Random;
  readonly socketFor?: (writer: Writer) => typeof globalThis.WebSocket;
}

/** Those who write in one session, and those who did. */
export interface Team {
  readonly session: CreatedSession;
  readonly writers: Writer[];
}

/** Several sessions with several writers each, whose every edit and promise is known. */
export class Fleet {
  readonly teams: readonly Team[];
  readonly #options: FleetOptions;
  #labels = 0;

  private constructor(options: FleetOptions, sessions: readonly CreatedSession[]) {
    this.#options = options;
    this.teams = sessions.map((session) => ({ session, writers: [] }));
    for (const team of this.teams)
      for (let index = 0; index < options.writersPerSession; index++) this.join(team);
  }

  /** Resolves when all are in and have the file. */
  static async start(options: FleetOptions): Promise<Fleet> {
    // Each of y-websocket's providers listens to the end of the process.
    process.setMaxListeners(0);
    const sessions: CreatedSession[] = [];
    for (let index = 0; index < options.sessions; index++)
      sessions.push(await options.instance.createSession([{ path: PATH, text: '' }]));
    const fleet = new Fleet(options, sessions);
    try {
      await until('all writers to be in', () =>
        fleet.writers.every(({ client }) => client.workspace.find(PATH) !== undefined),
      );
    } catch (error) {
      // Else its clients come back for ever, and the program never ends.
      fleet.dispose();
      throw error;
    }
    return fleet;
  }

  /** Those who are in now. */
  get writers(): readonly Writer[] {
    return this.everyone.filter(({ hasLeft }) => !hasLeft);
  }

  /** With those who have left: their promises stay. */
  get everyone(): readonly Writer[] {
    return this.teams.flatMap(({ writers }) => writers);
  }

  get edits(): number {
    return this.everyone.reduce((sum, { edits }) => sum + edits.length, 0);
  }

  get saved(): number {
    return this.everyone.reduce((sum, { saved }) => sum + saved, 0);
  }

  join(team: Team): Writer {
    const { serverUrl, random, socketFor } = this.#options;
    this.#labels += 1;
    const writer = new Writer({
      label: `w${this.#labels}`,
      serverUrl,
      session: team.session,
      random: new Random(random.below(2 ** 31)),
      ...(socketFor === undefined ? {} : { socketFor }),
    });
    team.writers.push(writer);
    return writer;
  }

  /** Everyone types, with a pause of so many ms between two edits. */
  type(leastMs: number, mostMs: number): void {
    for (const writer of this.writers) writer.type(leastMs, mostMs);
  }

  rest(): void {
    for (const writer of this.writers) writer.rest();
  }

  /** Until everyone is online and has all saved, and every replica of a team is the same. */
  async settled(withinMs = 60_000): Promise<void> {
    await until(
      'everyone to be online with all saved',
      () => this.writers.every(({ isIdle }) => isIdle),
      withinMs,
    );
    await until(
      'all replicas to be the same',
      () =>
        this.teams.every(
          ({ writers }) => new Set(writers.filter(isIn).map((writer) => writer.text())).size <= 1,
        ),
      withinMs,
    );
  }

  dispose(): void {
    for (const writer of this.writers) writer.leave();
  }
}

const isIn = ({ hasLeft }: Writer): boolean => !hasLeft;
