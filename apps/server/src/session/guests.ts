import type { RandomBytes } from './clock.ts';

const ANIMALS = [
  'Badger',
  'Beaver',
  'Bison',
  'Crane',
  'Curlew',
  'Dolphin',
  'Falcon',
  'Ferret',
  'Finch',
  'Fox',
  'Gecko',
  'Heron',
  'Ibex',
  'Jackdaw',
  'Kestrel',
  'Lark',
  'Lynx',
  'Marten',
  'Mole',
  'Newt',
  'Osprey',
  'Otter',
  'Owl',
  'Panda',
  'Pika',
  'Plover',
  'Puffin',
  'Raven',
  'Robin',
  'Seal',
  'Stoat',
  'Swift',
  'Tapir',
  'Toad',
  'Vole',
  'Walrus',
  'Wombat',
  'Wren',
] as const;

/** A friendly name for who told none; a number is added while someone in the session has it. */
export function guestName(random: RandomBytes, isTaken: (name: string) => boolean): string {
  const [byte = 0] = random(1);
  const name = `Guest ${ANIMALS[byte % ANIMALS.length] ?? ANIMALS[0]}`;
  if (!isTaken(name)) return name;
  let number = 2;
  while (isTaken(`${name} ${number}`)) number += 1;
  return `${name} ${number}`;
}
