import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Instance } from '@coedit/instance';
import { type CreatedSession, SUBPROTOCOL, TOKEN_SUBPROTOCOL_PREFIX } from '@coedit/protocol';
import { Random } from '@coedit/protocol/testing';
import { WebSocket } from 'ws';
import { atLeast, atMost, costAtMost, exactly } from '../figures.ts';
import type { Figure, Options, Program } from '../program.ts';
import { until } from '../until.ts';
import { Member, PATH } from './member.ts';
import { Readiness } from './readiness.ts';

const RESTARTS = 10;
const SESSIONS = 6;
const MEMBERS_EACH = 5;
const MOST_MS = 5000;
const RESTARTING = 1012;
/** Of all who come back, within any 100 ms: else they come as one wave. */
const MOST_IN_ONE_WAVE = 0.3;
const WAVE_MS = 100;

/** What is noted of all restarts together. */
interface Course {
  readonly exitCodes: (number | null)[];
  /** ms from SIGTERM until the process has gone. */
  readonly stopped: number[];
  /** ms from the server being ready again until each is online. */
  readonly back: number[];
  notReady: number;
  readyAgain: number;
}

export const restart: Program = {
  name: 'restart',
  summary: `${RESTARTS} rolling restarts under load: everything saved first, everyone told and back, nobody sees an error`,
  run,
};

async function run({ seed, scale, log }: Options): Promise<readonly Figure[]> {
  const random = new Random(seed);
  const restarts = Math.ceil(RESTARTS * scale);
  const course: Course = { exitCodes: [], stopped: [], back: [], notReady: 0, readyAgain: 0 };
  const instance = await Instance.start({ LIMIT_CONNECTIONS_PER_ADDRESS: '1000' });
  const teams: Team[] = [];
  try {
    for (let index = 0; index < SESSIONS; index++) teams.push(await Team.start(instance, index, random));
    const members = teams.flatMap((team) => team.members);
    await until('everyone to have the file', () =>
      members.every(({ client }) => client.workspace.find(PATH)),
    );
    for (const member of members) member.type();
    for (let index = 0; index < restarts; index++) {
      await restartOnce(instance, teams, random, course);
      log(
        `restart ${index + 1}: stopped in ${course.stopped.at(-1)} ms, all back after ${Math.max(...course.back.slice(-members.length))} ms`,
      );
    }
    await wait(random.below(500));
    for (const member of members) member.rest();
    await until('everything to be saved', () => members.every(({ isSaved }) => isSaved));
    const lost = (await Promise.all(teams.map((team) => team.lostOrDoubled(instance)))).flat();
    for (const line of lost.slice(0, 5)) log(line);
    return figures(course, members, lost.length, restarts);
  } finally {
    for (const { members } of teams) for (const member of members) member.leave();
    await instance.dispose();
  }
}

async function restartOnce(
  instance: Instance,
  teams: readonly Team[],
  random: Random,
  course: Course,
): Promise<void> {
  const members = teams.flatMap((team) => team.members);
  await wait(300 + random.below(700));
  // One that does not even answer the close: it may delay the stop, and must not prevent it.
  const [team] = teams;
  const hung = team === undefined ? null : await hang(instance, team.session);
  const readiness = new Readiness(instance.url);
  const watching = readiness.watch();
  const begun = performance.now();
  course.exitCodes.push(await instance.stop());
  course.stopped.push(Math.round(performance.now() - begun));
  readiness.stop();
  await watching;
  course.notReady += readiness.notReady;
  course.readyAgain += readiness.readyAgain;
  hung?.terminate();
  await instance.start();
  const ready = performance.now();
  await until('everyone to be back', () => members.every(({ isOnline }) => isOnline));
  const back = members.map(({ onlineAt }) => Math.max(0, Math.round(onlineAt - ready)));
  course.back.push(...back);
}

function figures(
  course: Course,
  members: readonly Member[],
  lost: number,
  restarts: number,
): readonly Figure[] {
  const errors = members.flatMap((member) => member.errors);
  const codes = members.flatMap(({ closeCodes }) => closeCodes);
  const told = codes.filter((code) => code === RESTARTING).length;
  const lines = members.reduce((sum, member) => sum + member.lines.length, 0);
  const announced = members.reduce((sum, { announcements }) => sum + announcements, 0);
  return [
    exactly(
      'restarts that ended with exit code 0',
      course.exitCodes.filter((code) => code === 0).length,
      restarts,
    ),
    costAtMost('longest stop', Math.max(...course.stopped), MOST_MS, 'ms'),
    atLeast('edits made', lines, restarts * members.length),
    exactly('edits lost or doubled', lost),
    exactly(`errors anyone saw${errors.length > 0 ? ` (${errors[0]})` : ''}`, errors.length),
    exactly('open connections closed with 1012', told, restarts * members.length),
    exactly('open connections closed otherwise', codes.length - told),
    exactly('announcements seen', announced, restarts * members.length),
    costAtMost('longest wait of anyone after the server was ready', Math.max(...course.back), MOST_MS, 'ms'),
    atMost(
      `greatest part that chose the same ${WAVE_MS} ms to come back`,
      greatestWave(members.flatMap(({ waits }) => waits)),
      MOST_IN_ONE_WAVE,
      'of all',
    ),
    atLeast('answers of /readyz that it is not ready', course.notReady, restarts),
    exactly('answers that it is ready after that', course.readyAgain),
  ];
}

/** A session and those who write in it. */
class Team {
  readonly session: CreatedSession;
  readonly members: readonly Member[];

  private constructor(session: CreatedSession, members: readonly Member[]) {
    this.session = session;
    this.members = members;
  }

  static async start(instance: Instance, index: number, random: Random): Promise<Team> {
    const session = await instance.createSession([{ path: PATH, text: '' }]);
    const members = Array.from(
      { length: MEMBERS_EACH },
      (_, member) => new Member(instance, session, `t${index}m${member}`, new Random(random.below(2 ** 31))),
    );
    return new Team(session, members);
  }

  /** A sentence for each line that is not there exactly once, and for each replica that differs. */
  async lostOrDoubled(instance: Instance): Promise<readonly string[]> {
    const served = await instance.readFile(this.session, PATH);
    await until('all replicas to be the same', () =>
      this.members.every((member) => member.text() === served),
    );
    const found = served.split('\n');
    return this.members
      .flatMap(({ lines }) => lines)
      .map((line) => ({ line, times: found.filter((other) => other === line).length }))
      .filter(({ times }) => times !== 1)
      .map(({ line, times }) => `${line} is there ${times} times`);
  }
}

/** In the session, but never reads again. */
async function hang(instance: Instance, { id, links }: CreatedSession): Promise<WebSocket> {
  const socket = new WebSocket(`${instance.webSocketUrl}/${id}`, [
    SUBPROTOCOL,
    TOKEN_SUBPROTOCOL_PREFIX + links.viewer.token,
  ]);
  socket.on('error', () => socket.terminate());
  await once(socket, 'message');
  socket.pause();
  return socket;
}

/** The greatest part that falls within any so many ms. */
function greatestWave(times: readonly number[]): number {
  const within = times.map((start) => times.filter((time) => time >= start && time < start + WAVE_MS).length);
  return Math.round((Math.max(...within) / times.length) * 100) / 100;
}
