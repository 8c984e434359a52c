import { setTimeout as wait } from 'node:timers/promises';
import { Instance } from '@coedit/instance';
import { costAtMost, exactly } from '../figures.ts';
import { Innocents, undisturbed } from '../innocents/innocents.ts';
import type { Figure, Options, Program } from '../program.ts';
import { residentMiB } from '../slow-readers/resident-memory.ts';
import { until } from '../until.ts';
import { PATH } from '../writer.ts';
import { Flooder, LIMITS } from './flood.ts';
import { FLOODS } from './kinds.ts';

const MOST_GROWTH_MIB = 64;
/** How they work when nobody disturbs them. */
const CALM_MS = 2_000;

export const floods: Program = {
  name: 'floods',
  summary: `${FLOODS.length} kinds of too much beside innocents: each limit holds with its code, nobody else notices, memory comes back`,
  run,
};

async function run(options: Options): Promise<readonly Figure[]> {
  const instance = await Instance.start(LIMITS);
  const innocents = await Innocents.start(instance);
  try {
    return await pourAll(options, instance, innocents);
  } finally {
    await innocents.dispose();
    await instance.dispose();
  }
}

async function pourAll(
  { scale, log }: Options,
  instance: Instance,
  innocents: Innocents,
): Promise<readonly Figure[]> {
  const { pid } = instance;
  if (pid === null) throw new Error('the server does not run');
  const figures: Figure[] = [];
  // The first round is what any server grows by.
  const rounds = Math.max(1, Math.round(3 * scale));
  let before = Number.NaN;
  await wait(CALM_MS);
  innocents.watch();
  for (let round = 0; round < rounds + 1; round += 1) {
    if (round === 1) {
      before = await residentMiB(pid);
      innocents.watch();
    }
    for (const { what, wanted, pour } of round === 0 ? FLOODS.filter(isQuick) : FLOODS) {
      const flooder = await Flooder.start(instance);
      const measured = await pour(flooder);
      flooder.dispose();
      if (round > 0) figures.push({ what, measured, wanted, isReached: measured === wanted });
      log(`${what}: ${measured}`);
    }
  }
  const growth = (): Promise<number> => residentMiB(pid).then((now) => Math.round(now - before));
  await until('memory comes back', async () => (await growth()) <= MOST_GROWTH_MIB).catch(() => undefined);
  const report = await innocents.stop();
  const told = await instance.readFile(innocents.session, PATH);
  return [
    ...figures,
    ...undisturbed(report),
    costAtMost('memory of the server, more afterwards', await growth(), MOST_GROWTH_MIB, 'MiB'),
    exactly('texts of the innocents that differ', told === report.text ? 0 : 1),
  ];
}

/** In the round that only warms up. */
const isQuick = ({ what }: { readonly what: string }): boolean => !what.startsWith('slow headers');
