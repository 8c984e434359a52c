import { setTimeout as wait } from 'node:timers/promises';
import { Instance } from '@coedit/instance';
import type { CreatedSession } from '@coedit/protocol';
import { Random } from '@coedit/protocol/testing';
import { atLeast, costAtMost, exactly } from '../figures.ts';
import { Innocents, undisturbed } from '../innocents/innocents.ts';
import type { Figure, Options, Program } from '../program.ts';
import { MemoryWatch, residentMiB } from '../slow-readers/resident-memory.ts';
import { PATH } from '../writer.ts';
import { Attacker } from './attacker.ts';
import { send } from './bare-connection.ts';
import { MALFORMED } from './frames.ts';
import { KINDS } from './messages.ts';

const MESSAGES = 20_000;
/** Any server grows by its first messages: compiled code, buffers that stay. */
const WARMING = 0.05;
/** How they work when nobody disturbs them. */
const CALM_MS = 2_000;
const ATTACKERS = 10;
/** After so many an attacker comes anew, so that no connection is slowed down for its number of messages. */
const PER_CONNECTION = 60;
const MOST_GROWTH_MIB = 64;
/** 1006 would be a cut line, 1011 a fault of the server: neither tells an offender what it did. */
const DOCUMENTED = new Set([1002, 1003, 1007, 1008, 1009, 1013]);

export const hostile: Program = {
  name: 'hostile',
  summary: `${MESSAGES} hostile messages and ${MALFORMED.length} malformed frames and handshakes beside innocents: no crash, each offender told`,
  run,
};

async function run(options: Options): Promise<readonly Figure[]> {
  // What the attackers may edit is kept, and would be counted as memory: so they may keep little.
  const instance = await Instance.start({ LIMIT_PIECES: '50000' });
  const innocents = await Innocents.start(instance);
  try {
    return await new Attack(options, instance, innocents).carryOut();
  } finally {
    await innocents.dispose();
    await instance.dispose();
  }
}

class Attack {
  readonly #options: Options;
  readonly #instance: Instance;
  readonly #innocents: Innocents;
  readonly #random: Random;
  readonly #tried = new Map<string, number>();
  readonly #closings = new Map<string, number>();
  #undocumented = 0;
  #sent = 0;

  constructor(options: Options, instance: Instance, innocents: Innocents) {
    this.#options = options;
    this.#instance = instance;
    this.#innocents = innocents;
    this.#random = new Random(options.seed);
  }

  async carryOut(): Promise<readonly Figure[]> {
    const { pid } = this.#instance;
    if (pid === null) throw new Error('the server does not run');
    const messages = Math.max(400, Math.ceil(MESSAGES * this.#options.scale));
    await wait(CALM_MS);
    this.#innocents.watch();
    await this.#messages(messages * WARMING);
    const before = await residentMiB(pid);
    const watch = await MemoryWatch.of(pid);
    this.#innocents.watch();
    await this.#messages(messages);
    const wrong = await this.#malformed();
    const growth = watch.stop() - before;
    const report = await this.#innocents.stop();
    const { text } = report;
    const told = await this.#instance.readFile(this.#innocents.session, PATH);
    const isAlive = this.#instance.pid === pid;
    await this.#instance.stop();
    await this.#instance.start();
    const reloaded = await this.#instance.readFile(this.#innocents.session, PATH);
    this.#report(wrong);
    return [
      atLeast('hostile messages', this.#sent, messages),
      atLeast('kinds of them', this.#tried.size, KINDS.length),
      atLeast('malformed frames and handshakes', MALFORMED.length, 40),
      exactly('crashes', isAlive ? 0 : 1),
      exactly('offenders closed without a documented code', this.#undocumented),
      exactly('malformed frames and handshakes not answered as documented', wrong.length),
      ...undisturbed(report),
      costAtMost('memory of the server, more at most', Math.round(growth), MOST_GROWTH_MIB, 'MiB'),
      exactly(
        'texts of the innocents that differ: server, after a restart',
        [told, reloaded].filter((other) => other !== text).length,
      ),
    ];
  }

  /** Half of the attackers may edit a session, half may only read the one that the innocents work in. */
  async #messages(count: number): Promise<void> {
    const target = await this.#instance.createSession([{ path: PATH, text: 'target' }], 'Target');
    const { session } = this.#innocents;
    const end = this.#sent + count;
    const attackers = Array.from({ length: ATTACKERS }, (_, index) =>
      this.#attack(
        index % 2 === 0 ? target : session,
        index % 2 === 0 ? target.links.editor.token : session.links.viewer.token,
        end,
      ),
    );
    await Promise.all(attackers);
  }

  async #attack({ id }: CreatedSession, token: string, end: number): Promise<void> {
    while (this.#sent < end) {
      const url = `${this.#instance.webSocketUrl}/${id}`;
      const attacker = await new Attacker(url, token, this.#random.chance(0.8) ? 'page' : 'stock').open();
      for (let said = 0; said < PER_CONNECTION && this.#sent < end && attacker.closing === null; said += 1) {
        const [kind, make] = this.#random.pick(KINDS);
        this.#sent += 1;
        this.#tried.set(kind, (this.#tried.get(kind) ?? 0) + 1);
        const closing = await attacker.say(make(this.#random));
        if (closing !== null) this.#note(kind, closing.code, closing.reason);
      }
      attacker.close();
    }
  }

  #note(kind: string, code: number, reason: string): void {
    const key = `${code} ${reason}`;
    this.#closings.set(key, (this.#closings.get(key) ?? 0) + 1);
    // What is wrong in the frame itself is named by the code alone.
    if (DOCUMENTED.has(code) && (reason !== '' || code === 1009)) return;
    this.#undocumented += 1;
    this.#options.log(`closed with ${key} for ${kind}`);
  }

  async #malformed(): Promise<readonly string[]> {
    const { session } = this.#innocents;
    const target = {
      port: Number(new URL(this.#instance.url).port),
      path: `/ws/${session.id}`,
      token: session.links.viewer.token,
    };
    const wrong: string[] = [];
    for (const malformed of MALFORMED) {
      const { code, isEnded } = await send(malformed, target);
      const isRight = isEnded && (malformed.answers.length === 0 || malformed.answers.includes(code ?? 0));
      if (!isRight) wrong.push(`${malformed.name}: ${code ?? 'no code'}${isEnded ? '' : ', left open'}`);
    }
    return wrong;
  }

  #report(wrong: readonly string[]): void {
    const { log } = this.#options;
    log(`closed with: ${[...this.#closings].map(([key, count]) => `${key} × ${count}`).join(', ')}`);
    for (const line of wrong) log(line);
  }
}
